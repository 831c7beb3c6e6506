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
  congvan check thu.txt                        check one letter
  congvan check --stage draft *.txt            check drafts: number and day may be blank
  congvan check --format json thu1.txt - < x   one JSON object for each file
  congvan parse thu.txt > thu.json             the document as JSON
  congvan refs thu.txt                         what the letter cites, one JSON line each
  congvan convert thu.json --to text -o a.txt  back to a letter
  congvan fix thu.txt -o thu-sua.txt           apply the safe fixes
  congvan record incoming *.txt --format csv   what a register of arrivals imports
  congvan edxml unpack goi.edxml -o thu-muc    the attachments of a packet
  congvan explain N02                          a rule, its legal basis and examples
  congvan schema json                          the JSON Schema of what `parse` prints

FILE may be `-` for standard input. The format is recognised by the content.

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
        let said = match usage::language(std::env::args()) {
            Lang::Vi => usage::in_vietnamese(&error),
            Lang::En => None,
        };
        // The words of the call come back in what is said of it; if it cannot be said, nobody
        // listens.
        let said = said.unwrap_or_else(|| error.render().to_string());
        let _ = write!(std::io::stderr(), "{}", screen::quiet(&said, screen::Kind::Text));
        std::process::exit(error.exit_code())
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
