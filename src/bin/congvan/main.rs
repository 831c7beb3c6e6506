//! The `congvan` command: arguments and printing; the library does the work.

mod batch;
mod check;
mod console;
mod convert;
mod edxml;
mod explain;
mod fix;
mod head;
mod input;
mod label;
mod many;
mod meter;
mod output;
mod parse;
mod record;
mod refs;
mod schema;
mod screen;
mod signals;
mod tasks;
mod usage;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use congvan::Lang;

use console::Console;

/// What stands behind the help of the whole command.
const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan check thu.txt                        check one letter (kiểm tra một văn bản)
  congvan check --stage draft *.txt            check drafts: number and day may be blank (kiểm tra dự thảo: số, ngày có thể trống)
  congvan check --format json thu1.txt - < x   one JSON object for each file (mỗi tệp một đối tượng JSON)
  congvan parse thu.txt > thu.json             the document as JSON (văn bản ở dạng JSON)
  congvan refs thu.txt                         what the letter cites, one JSON line each (viện dẫn, mỗi dòng một JSON)
  congvan convert thu.json --to text -o a.txt  back to a letter (trở lại văn bản)
  congvan fix thu.txt -o thu-sua.txt           apply the safe fixes (sửa lỗi an toàn)
  congvan record incoming *.txt --format csv   what a register of arrivals imports (dữ liệu cho sổ văn bản đến)
  congvan edxml unpack goi.edxml -o thu-muc    the attachments of a packet (tệp đính kèm của gói tin)
  congvan explain N02                          a rule, its legal basis and examples (quy tắc, căn cứ, ví dụ)
  congvan schema json                          the JSON Schema of what `parse` prints (lược đồ JSON của `parse`)

FILE may be `-` for standard input. The format is recognised by the content. (FILE là `-` thì đọc đầu vào chuẩn; định dạng nhận theo nội dung)

Exit codes (mã thoát):
  0    done, nothing wrong (xong, không có lỗi)
  1    `check` found errors, or `edxml verify` no proof (có lỗi thể thức, hoặc chữ ký không đủ tin cậy)
  2    something could not be read or written; the rest was done (có tệp không đọc, ghi được)
  130  Ctrl-C ended the run of many inputs; what was begun was finished (bị ngắt bằng Ctrl-C)
  143  SIGTERM did, 129 SIGHUP, in the same way (bị dừng bằng tín hiệu khác)";

/// Read, check and convert Vietnamese official documents (đọc, kiểm tra, chuyển đổi văn bản hành chính).
#[derive(Parser)]
#[command(name = "congvan", version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
struct Arguments {
    /// Language of reports and errors: vi or en (ngôn ngữ)
    #[arg(long, global = true, default_value = "vi", value_name = "vi|en")]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check the form of letters (kiểm tra thể thức)
    Check(check::Arguments),
    /// Print a document as JSON (đọc văn bản ra JSON)
    Parse(parse::Arguments),
    /// List what a text cites, one JSON line each (liệt kê viện dẫn)
    Refs(refs::Arguments),
    /// Write a document in another format (chuyển định dạng)
    Convert(convert::Arguments),
    /// Apply the safe fixes to a letter (sửa lỗi an toàn)
    Fix(fix::Arguments),
    /// Records for a document-management system (bản ghi cho hệ thống quản lý tài liệu)
    Record(record::Arguments),
    /// Packets of the national exchange (gói tin liên thông)
    Edxml(edxml::Arguments),
    /// Explain a rule, its legal basis, a wrong and a right example (giải thích quy tắc)
    Explain(explain::Arguments),
    /// Print the schema of the JSON or XML (lược đồ của định dạng)
    Schema(schema::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| {
        // Help was asked for, and repeats nothing of the call.
        if !error.use_stderr() {
            error.exit();
        }
        let code = error.exit_code();
        let said = usage::told(error, usage::language(std::env::args()));
        // The words of the call come back in what is said of it; if it cannot be said, nobody
        // listens.
        let _ = write!(std::io::stderr(), "{}", screen::quiet(&said, screen::Kind::Text));
        std::process::exit(code)
    });
    let mut console = Console::new(arguments.lang);
    let done = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, &mut console),
        Command::Parse(arguments) => parse::run(arguments, &mut console),
        Command::Refs(arguments) => refs::run(arguments, &mut console),
        Command::Convert(arguments) => convert::run(arguments, &mut console),
        Command::Fix(arguments) => fix::run(arguments, &mut console),
        Command::Record(arguments) => record::run(arguments, &mut console),
        Command::Edxml(arguments) => edxml::run(arguments, &mut console),
        Command::Explain(arguments) => explain::run(arguments, &mut console),
        Command::Schema(arguments) => schema::run(arguments, &mut console),
    };
    console.finish(done)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Arguments;

    /// What a help says that is in one language alone.
    fn in_one_language(command: &clap::Command, found: &mut Vec<String>) {
        let mut look = |what: String, help: Option<String>| {
            let help = help.unwrap_or_default();
            let letters = || help.chars().filter(|c| c.is_alphabetic());
            let vietnamese = letters().any(|c| matches!(c, 'Đ' | 'đ' | 'À'..='ỹ'));
            let english = help
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| word.len() > 2);
            if !vietnamese || !english {
                found.push(format!("{what}: {help}"));
            }
        };
        let name = command.get_name();
        look(name.to_owned(), command.get_about().map(ToString::to_string));
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            look(format!("{name} {id}"), argument.get_help().map(ToString::to_string));
            // A switch has values that no help shows.
            let values = argument.get_possible_values();
            for value in values.iter().filter(|_| argument.get_action().takes_values()) {
                let help = value.get_help().map(ToString::to_string);
                look(format!("{name} {id} {}", value.get_name()), help);
            }
        }
        if let Some(after) = command.get_after_help() {
            look(format!("{name}, behind the options"), Some(after.to_string()));
        }
        for command in command.get_subcommands() {
            in_one_language(command, found);
        }
    }

    #[test]
    fn every_command_and_option_is_told_in_both_languages() {
        let mut found = Vec::new();
        in_one_language(&Arguments::command(), &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }
}
