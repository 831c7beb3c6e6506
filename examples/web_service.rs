//! A web service for a document-management system: `POST /check` takes a letter of any format
//! and answers with the report as JSON, the same that `congvan check --format json` prints.
//!
//! ```text
//! cargo run --all-features --example web_service -- 127.0.0.1:8080
//! curl --data-binary @examples/letters/cong_van.txt http://127.0.0.1:8080/check
//! ```
//!
//! Without an address it takes a free port of this machine, posts one letter to itself, prints
//! the answer and ends. [`answer`] knows nothing of the server: it is what one would call
//! from the handler of any other.
#![allow(clippy::print_stdout, reason = "an example speaks to the terminal")]

use std::error::Error;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;

use congvan::detect;
use congvan::report::FileReport;
use congvan::text::Limits;
use congvan::{Checker, ErrorKind, Lang};
use serde_json::json;
use tiny_http::{Header, Method, Request, Response, Server};

const LETTER: &str = include_str!("letters/du_thao_loi.txt");

/// The longest letter that is taken.
const MOST_BYTES: usize = 1024 * 1024;

/// Threads that answer.
const JOBS: usize = 2;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let address = std::env::args().nth(1);
    let server = Server::http(address.as_deref().unwrap_or("127.0.0.1:0"))?;
    let at = server.server_addr().to_ip().ok_or("no address")?;
    println!("http://{at}/check");
    thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| serve(&server));
        }
        if address.is_none() {
            let answered = post(at, LETTER);
            for _ in 0..JOBS {
                server.unblock(); // one thread each
            }
            println!("{}", answered?);
        }
        Ok(())
    })
}

/// Answers until the server is stopped.
fn serve(server: &Server) {
    for mut request in server.incoming_requests() {
        let (status, body) = handle(&mut request);
        let mut response = Response::from_string(body).with_status_code(status);
        if let Ok(header) = Header::from_bytes("Content-Type", "application/json; charset=utf-8") {
            response.add_header(header);
        }
        // A caller who hung up needs no answer.
        let _ = request.respond(response);
    }
}

fn handle(request: &mut Request) -> (u16, String) {
    if request.url() != "/check" {
        return (404, json!({"error": "POST /check"}).to_string());
    }
    if *request.method() != Method::Post {
        return (405, json!({"error": "POST /check"}).to_string());
    }
    // One byte more than is taken tells a letter that is too long, whatever its header says.
    let mut body = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    match request.as_reader().take(most + 1).read_to_end(&mut body) {
        Ok(_) => answer(&body),
        Err(error) => (400, json!({"error": error.to_string()}).to_string()),
    }
}

/// The status and the JSON for an uploaded letter.
fn answer(body: &[u8]) -> (u16, String) {
    let limits = Limits::default().text_bytes(MOST_BYTES);
    let input = match detect::from_slice_with(body, None, &limits) {
        Ok(input) => input,
        Err(error) => {
            let status = match error.kind() {
                ErrorKind::Limit => 413,
                ErrorKind::Unsupported => 415,
                _ => 422,
            };
            let why = json!({"vi": error.display(Lang::Vi).to_string(), "en": error.to_string()});
            return (status, json!({"error": why, "path": error.path()}).to_string());
        }
    };
    let checker = Checker::new();
    let report = checker.check(&input);
    let checked = input.checked("upload", &report);
    match serde_json::to_string(&FileReport::new(&checked, Lang::Vi)) {
        Ok(json) => (200, json),
        Err(error) => (500, json!({"error": error.to_string()}).to_string()),
    }
}

/// What a caller does; a program would take an HTTP client of its own.
fn post(to: SocketAddr, letter: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(to)?;
    let length = letter.len();
    write!(
        stream,
        "POST /check HTTP/1.1\r\nHost: {to}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{letter}"
    )?;
    let mut answered = String::new();
    stream.read_to_string(&mut answered)?;
    Ok(answered)
}
