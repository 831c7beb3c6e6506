//! An archive has grown over the years: letters as text in old encodings, Markdown, XML,
//! packets of the exchange. Each becomes one JSON file; what cannot be read is named with
//! its reason and passed over, and no field of another format is lost in silence.
//!
//! ```text
//! cargo run --all-features --example convert_folder
//! ```
//!
//! A folder of your own, and where the JSON goes, are named behind `--`.
#![allow(clippy::print_stdout, reason = "an example speaks to the terminal")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use congvan::batch::Batch;
use congvan::detect::{self, Format};
use congvan::document::Loss;
use congvan::text::Limits;
use congvan::{Lang, json};

const INBOX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/inbox");

/// What became of a file: its format, and what JSON does not hold of it.
struct Converted {
    format: Format,
    losses: Vec<Loss>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().map_or_else(|| PathBuf::from(INBOX), PathBuf::from);
    let out = match arguments.next() {
        Some(out) => PathBuf::from(out),
        None => std::env::temp_dir().join("congvan-json"),
    };
    fs::create_dir_all(&out)?;

    let mut files = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.is_file());
    files.sort();

    let (mut done, mut skipped) = (0, 0);
    // On all processors; the answers come in the order of the files.
    Batch::new().run(
        files,
        |file| {
            let converted = convert(&file, &out);
            (file, converted)
        },
        |(file, converted)| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            match converted {
                Ok(Converted { format, losses }) => {
                    done += 1;
                    println!("{name}: {format}");
                    for loss in losses {
                        println!("    {}: {} ({})", loss.path, loss.what, loss.why.get(Lang::Vi));
                    }
                }
                Err(error) => {
                    skipped += 1;
                    println!("{name}: BỎ QUA, {}", explain(error.as_ref()));
                }
            }
            Ok::<(), std::convert::Infallible>(())
        },
    )?;
    println!("{done} tệp trong {}, {skipped} tệp bỏ qua", out.display());
    Ok(())
}

/// The reason in the language of the clerk, as far as it is ours.
fn explain(error: &(dyn Error + 'static)) -> String {
    match error.downcast_ref::<congvan::Error>() {
        Some(error) => error.display(Lang::Vi).to_string(),
        None => error.to_string(),
    }
}

/// `thu.txt` becomes `thu.txt.json`, so that `thu.txt` and `thu.xml` do not meet.
fn convert(file: &Path, out: &Path) -> Result<Converted, Box<dyn Error + Send + Sync>> {
    let bytes = fs::read(file)?;
    let format = Format::detect(&bytes);
    let input = detect::from_slice_with(&bytes, Some(format), &Limits::default())?;
    let mut losses = input.losses().to_vec();

    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".json");
    let mut target = BufWriter::new(File::create(out.join(name))?);
    losses.extend(json::to_writer(&mut target, input.document())?);
    target.flush()?;
    Ok(Converted { format, losses })
}
