//! `congvan schema`: the published schemas of JSON and XML.

use std::io;

use clap::ValueEnum;
use congvan::{json, xml};

use crate::console::Console;
use crate::output::Output;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan schema json -o document-1.schema.json
  congvan schema xsd > document-1.xsd
  xmllint --noout --schema document-1.xsd thu.xml";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Which one (loại lược đồ)
    #[arg(value_enum, value_name = "json|xsd")]
    schema: Schema,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, ValueEnum)]
enum Schema {
    /// JSON Schema 2020-12 of what `parse` and `convert --to json` write (lược đồ JSON)
    Json,
    /// XML Schema 1.0 of what `convert --to xml` writes (lược đồ XML)
    Xsd,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let text = match arguments.schema {
        Schema::Json => json::SCHEMA,
        Schema::Xsd => xml::SCHEMA,
    };
    arguments.output.write(text, console).map(drop)
}
