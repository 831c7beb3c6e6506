//! `congvan explain`: a rule, its legal basis, a wrong and a right example.

use std::io::{self, Write};

use clap::ValueEnum;
use congvan::check::{find_rule, rules};
use congvan::diagnostic::{Needs, Rule};
use congvan::{Lang, Message, edxml};

use crate::console::{Console, Voice as _};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan explain N02
  congvan explain --all
  congvan explain --all --format json          the whole catalogue, one JSON array";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Codes or names of rules (mã quy tắc): N02, number-leading-zero
    #[arg(value_name = "CODE", required_unless_present = "all", conflicts_with = "all")]
    codes: Vec<String>,
    /// Every rule (tất cả quy tắc)
    #[arg(long)]
    all: bool,
    /// What to print (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a person (cho người đọc)
    Human,
    /// One JSON array
    Json,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let chosen: Vec<&Rule> = if arguments.all {
        all().collect()
    } else {
        arguments.codes.iter().filter_map(|code| find(code, console)).collect()
    };
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(console.out(), &chosen)?;
            writeln!(console.out())
        }
        Format::Human => {
            for (i, rule) in chosen.into_iter().enumerate() {
                print(rule, i > 0, console)?;
            }
            Ok(())
        }
    }
}

/// The rules for documents, and behind them those for packets.
fn all() -> impl Iterator<Item = &'static Rule> {
    let of_packets = edxml::rules().iter();
    #[cfg(feature = "dsig")]
    let of_packets = of_packets.chain(edxml::signature_rules());
    rules().chain(of_packets)
}

/// The rule of a code or name, whatever the case; says which are near otherwise.
fn find(code: &str, console: &mut Console) -> Option<&'static Rule> {
    let found = find_rule(code)
        .or_else(|| all().find(|rule| rule.code.eq_ignore_ascii_case(code) || rule.name.eq_ignore_ascii_case(code)));
    if found.is_none() {
        let series = code.trim_end_matches(|c: char| c.is_ascii_digit()).to_uppercase();
        let near: Vec<&str> = all()
            .map(|rule| rule.code.as_str())
            .filter(|known| !series.is_empty() && known.trim_end_matches(|c: char| c.is_ascii_digit()) == series)
            .collect();
        let see = if near.is_empty() {
            "congvan explain --all".to_owned()
        } else {
            near.join(", ")
        };
        console.fail(&Message::new(
            format!("không có quy tắc {code}; hãy xem: {see}"),
            format!("there is no rule {code}; see: {see}"),
        ));
    }
    found
}

fn print(rule: &Rule, apart: bool, console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    let out = console.out();
    if apart {
        writeln!(out)?;
    }
    let label = |vi: &'static str, en: &'static str| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    writeln!(out, "{} {} ({})", rule.code, rule.name, rule.severity.name(lang))?;
    writeln!(out, "  {}", rule.title.get(lang))?;
    writeln!(out, "  {}: {}", label("căn cứ", "legal basis"), rule.basis)?;
    writeln!(out, "  {}: {}", label("cần xem", "looks at"), needs(rule.needs, lang))?;
    for (label, example) in [
        (label("sai", "wrong"), &rule.wrong),
        (label("đúng", "right"), &rule.right),
    ] {
        let mut lines = example.lines();
        let Some(first) = lines.next() else {
            continue;
        };
        writeln!(out, "  {label}: {first}")?;
        let indent = label.chars().count() + 4;
        for line in lines {
            writeln!(out, "{:indent$}{line}", "")?;
        }
    }
    Ok(())
}

fn needs(needs: Needs, lang: Lang) -> &'static str {
    match (needs, lang) {
        (Needs::Text, Lang::Vi) => "nội dung văn bản",
        (Needs::Text, Lang::En) => "the document",
        (Needs::Source, Lang::Vi) => "chữ viết nguyên gốc (dấu cách, mã ký tự)",
        (Needs::Source, Lang::En) => "the text as it came (spaces, encoding)",
        (Needs::Layout, Lang::Vi) => "cách trình bày trang giấy",
        (Needs::Layout, Lang::En) => "the layout of the page",
        (Needs::Register, Lang::Vi) => "các văn bản khác của cùng cơ quan",
        (Needs::Register, Lang::En) => "other documents of the same body",
        (_, Lang::Vi) => "thông tin khác",
        (_, Lang::En) => "something else",
    }
}
