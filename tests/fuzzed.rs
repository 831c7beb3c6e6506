//! The laws of the fuzz targets, over their seeds and over what they once found.
//!
//! `fuzz/run.sh` looks for more; an input that it finds gets a name and a row here.
#![cfg(all(
    feature = "check",
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "akn",
    feature = "record",
    feature = "docx",
    feature = "html",
    feature = "dsig"
))]
#![allow(clippy::print_stdout, clippy::unwrap_used)] // what cannot be set up must fail

mod laws;

use std::fs;
use std::path::Path;

use laws::{RECIPE, TARGETS, Target};

fn seeds() -> Vec<(&'static str, Target, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let of_target = |(name, target): &(&'static str, Target)| {
        let folder = fs::read_dir(root.join(name)).unwrap();
        let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let (name, target) = (*name, *target);
        files
            .into_iter()
            .map(move |file| (name, target, fs::read(file).unwrap()))
    };
    TARGETS.iter().flat_map(of_target).collect()
}

#[test]
fn every_seed_holds() {
    let seeds = seeds();
    for (name, _) in TARGETS {
        let of_this = seeds.iter().filter(|seed| seed.0 == *name).map(|seed| &seed.2);
        let recipes = of_this.clone().filter(|data| data.first() == Some(&RECIPE)).count();
        assert!(recipes > 0, "{name} has no recipe among its seeds");
    }
    for (_, target, data) in seeds {
        target(&data);
    }
}

/// Every target takes what the others are fed with.
#[test]
fn seeds_of_one_target_hold_for_all() {
    for (_, _, data) in seeds() {
        for (_, target) in TARGETS {
            target(&data);
        }
    }
}

/// Whose texts are not known would count as forged.
#[test]
fn every_signed_packet_is_known() {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dsig")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path());
    let signed = files.filter(|file| file.extension().is_some_and(|extension| extension == "edxml"));
    for file in signed {
        let bytes = fs::read(&file).unwrap();
        assert!(
            laws::SIGNED.contains(&bytes.as_slice()),
            "{} is not among SIGNED",
            file.display()
        );
    }
}

/// Seeds of the signed packets are those of the other tests.
#[test]
fn signed_packets_hold_whole_and_cut() {
    for file in laws::SIGNED {
        laws::dsig(file);
        for part in 1..8 {
            laws::dsig(file.get(..file.len() * part / 8).unwrap());
        }
    }
}

/// Ends in the middle of everything.
#[test]
fn every_beginning_of_a_seed_holds() {
    for (name, target, data) in seeds() {
        // What writes whole files takes longer.
        let ends = if ["docx", "html", "dsig"].contains(&name) {
            10
        } else {
            40
        };
        let step = data.len() / ends + 1;
        for end in (0..data.len()).step_by(step) {
            target(data.get(..end).unwrap());
        }
    }
}

/// What broke a law once, by the name of its target, and why.
const FOUND: &[(&str, &str, &str)] = &[
    (
        "html",
        "a finding inside of a citation cut its link, and both parts had one identifier",
        "Luật Hộ tịch ngày 20/11/2014",
    ),
    (
        "edxml",
        "a name that begins with a colon was kept, and no prefix could be bound for it",
        "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><a:edXMLEnvelope \
     xmlns:a='http://www.mic.gov.vn/TBT/QCVN_102_2016'><a:edXMLHeader><a:MessageHeader :a='b'><:c/></a:MessageHeader>\
     </a:edXMLHeader></a:edXMLEnvelope></edXML>",
    ),
    (
        "edxml",
        "a prefix that nothing bound was kept bound where an element without content stood beside the attachments",
        "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><edXMLEnvelope><edXMLHeader><MessageHeader/></edXMLHeader>\
     </edXMLEnvelope><v:room w:number='1'/><AttachmentEncoded><Attachment x:y='1'/><w:room w:number='2'/>\
     </AttachmentEncoded></edXML>",
    ),
    (
        "edxml",
        "an empty element that counts was left out, and its twin counted when the packet was read again",
        "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><a:edXMLEnvelope \
     xmlns:a='http://www.mic.gov.vn/TBT/QCVN_102_2016'><a:edXMLHeader><a:MessageHeader><a:ToPlaces/><a:ToPlaces/>\
     </a:MessageHeader></a:edXMLHeader></a:edXMLEnvelope></edXML>",
    ),
];

#[test]
fn what_was_found_holds() {
    for (name, why, text) in FOUND {
        let (_, target) = TARGETS.iter().find(|(target, _)| target == name).unwrap();
        println!("{name}: {why}");
        target(text.as_bytes());
    }
}
