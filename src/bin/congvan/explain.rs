//! `congvan explain`: a rule, its legal basis, a wrong and a right example.

use std::collections::BTreeSet;
use std::io::{self, Write};

use clap::ValueEnum;
use congvan::check::{Coverage, coverage, rules};
use congvan::diagnostic::{Needs, Rule};
use congvan::{Lang, Message, edxml};
use serde::Serialize;

use crate::console::{Console, Voice as _};
use crate::screen::printable;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan explain N02
  congvan explain --all
  congvan explain --all --format json          all, one JSON array (toàn bộ, một mảng JSON)";

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
    /// One JSON array (một mảng JSON)
    Json,
}

/// A rule that was asked for.
enum Found {
    Rule(&'static Rule),
    /// One of the decree that does not run.
    Idle(&'static Coverage),
}

/// What programs are told of a rule that does not run.
#[derive(Serialize)]
struct Idle<'a> {
    code: &'a str,
    title: &'a Message,
    basis: &'a str,
    runs: bool,
    reason: Message,
}

impl Serialize for Found {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Found::Rule(rule) => rule.serialize(serializer),
            Found::Idle(row) => Idle {
                code: row.code,
                title: &row.title,
                basis: row.basis,
                runs: row.takes.runs(),
                reason: row.takes.reason(),
            }
            .serialize(serializer),
        }
    }
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let chosen: Vec<Found> = if arguments.all {
        all().map(Found::Rule).collect()
    } else {
        arguments.codes.iter().filter_map(|code| find(code, console)).collect()
    };
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(console.out(), &chosen)?;
            writeln!(console.out())
        }
        Format::Human => {
            for (i, found) in chosen.iter().enumerate() {
                if i > 0 {
                    writeln!(console.out())?;
                }
                match found {
                    Found::Rule(rule) => print(rule, console)?,
                    Found::Idle(row) => print_idle(row, console)?,
                }
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

/// The rules of the decree that do not run.
fn idle() -> impl Iterator<Item = &'static Coverage> {
    coverage().filter(|row| !row.takes.runs())
}

/// The rule of a code or name, whatever the case and with or without its hyphen (`SP17`);
/// says which are near otherwise.
fn find(code: &str, console: &mut Console) -> Option<Found> {
    let asked = plain(code);
    let rule = all().find(|rule| plain(&rule.code) == asked || rule.name.eq_ignore_ascii_case(code));
    let found = rule
        .map(Found::Rule)
        .or_else(|| idle().find(|row| plain(row.code) == asked).map(Found::Idle));
    if found.is_none() {
        let see = match near(&asked).into_iter().collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "congvan explain --all".to_owned(),
            near => near,
        };
        let code = printable(code);
        console.fail(&Message::new(
            format!("không có quy tắc {code}; hãy xem: {see}"),
            format!("there is no rule {code}; see: {see}"),
        ));
    }
    found
}

/// A code as it is compared.
fn plain(code: &str) -> String {
    code.replace('-', "").to_uppercase()
}

/// The codes of the series that a plain code belongs to, in their order.
fn near(asked: &str) -> BTreeSet<&'static str> {
    let series = series(asked);
    let known = all().map(|rule| rule.code.as_str()).chain(idle().map(|row| row.code));
    known
        .filter(|known| !series.is_empty() && self::series(&plain(known)) == series)
        .collect()
}

/// The letters before the number of a plain code.
fn series(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The word of the language.
fn label(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn print(rule: &Rule, console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    let out = console.out();
    writeln!(out, "{} {} ({})", rule.code, rule.name, rule.severity.name(lang))?;
    writeln!(out, "  {}", rule.title.get(lang))?;
    writeln!(out, "  {}: {}", label(lang, "căn cứ", "legal basis"), rule.basis)?;
    writeln!(
        out,
        "  {}: {}",
        label(lang, "cần xem", "looks at"),
        needs(rule.needs, lang)
    )?;
    for (label, example) in [
        (label(lang, "sai", "wrong"), &rule.wrong),
        (label(lang, "đúng", "right"), &rule.right),
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

fn print_idle(row: &Coverage, console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    let out = console.out();
    let reason = row.takes.reason();
    writeln!(
        out,
        "{} ({})",
        row.code,
        label(lang, "không tự kiểm tra", "not checked")
    )?;
    writeln!(out, "  {}", row.title.get(lang))?;
    writeln!(out, "  {}: {}", label(lang, "căn cứ", "legal basis"), row.basis)?;
    writeln!(
        out,
        "  {}: {}",
        label(lang, "lý do không kiểm tra", "why not"),
        reason.get(lang)
    )
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
