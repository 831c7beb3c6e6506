//! The outline of the content: type and marker of each block, against outlines
//! written by hand before the reader saw the letter.

use std::fs;

use crate::told::{difference, kind_of, letters_in_folder};
use congvan::Document;
use congvan::document::Block;
use congvan::letter;

/// One line a block: `clause 1.`; `appendix` before the blocks of each annex.
fn outline(document: &Document) -> String {
    let line = |block: &Block| match &block.marker {
        Some(marker) => format!("{} {marker}\n", kind_of(block)),
        None => kind_of(block) + "\n",
    };
    let mut out: String = document.body.iter().map(line).collect();
    for appendix in &document.appendices {
        out.push_str("appendix\n");
        out.extend(appendix.body.iter().map(line));
    }
    out
}

#[test]
fn every_letter_has_the_outline_written_for_it() {
    let files = letters_in_folder("tests/outlines");
    assert!(files.len() >= 10, "the letters are missing");
    let mut wrong = Vec::new();
    for file in &files {
        let reading = letter::from_slice(&fs::read(file).unwrap()).unwrap();
        let expected = fs::read_to_string(file.with_extension("outline")).unwrap();
        let found = outline(&reading.document);
        if found != expected {
            wrong.push(difference(file, &expected, &found) + &found);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} outlines differ\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}

/// Real letters by the name of their file, each with the outline that a reader
/// made of it by eye: types and markers, in order; `…` stands for the rest.
const REAL: &[(&str, &str)] = &[
    (
        "000_binh_thanh_2024",
        "recital, paragraph, paragraph, paragraph, clause 1., bullet -, bullet -, bullet -, clause 2., bullet -, paragraph",
    ),
    (
        "002_ttr_255_snv_binhthuan_2025",
        "paragraph, paragraph, clause 1., clause 2., paragraph, clause 3., paragraph, clause 4., point a), point b), paragraph",
    ),
    (
        "020_qd_779_2022_quykhuyenhoc_binhthuan",
        "heading, recital, recital, recital, recital, recital, heading, article Điều 1., paragraph, article Điều 2., \
         article Điều 3., appendix, heading, paragraph, chapter Chương I, article Điều 1., clause 1., clause 2., clause 3., \
         paragraph, article Điều 2., paragraph, article Điều 3., clause 1., clause 2., point a), point b), point c), \
         point d), point đ), clause 3., clause 4., article Điều 4., paragraph, paragraph, chapter Chương II, \
         article Điều 5., clause 1., clause 2., clause 3., article Điều 6., clause 1., point a), point b), paragraph, \
         point c), point d), point đ), point e), clause 2., point a), point b), point c), point d), point đ), point e), \
         point g), point h), point i), chapter Chương III, …",
    ),
    (
        "031_qd_phuong1_nhathau_vungtau_2025",
        "heading, recital, recital, recital, recital, recital, recital, recital, recital, recital, recital, recital, heading, \
         article Điều 1., bullet -, bullet -, bullet -, bullet -, article Điều 2., article Điều 3., paragraph",
    ),
    (
        "034_qd_09_2010_cantho",
        "heading, recital, recital, recital, recital, recital, recital, recital, heading, article Điều 1., article Điều 2., \
         article Điều 3.",
    ),
    (
        "043_cd_118_ttg_2024",
        "heading, paragraph, clause 1., clause 2., point a), point b), point c), point d), clause 3., point a), point b), \
         point c), clause 4., clause 5.",
    ),
    (
        "104_nq_63_hdnd_laocai_2025",
        "heading, recital, recital, recital, recital, heading, article Điều 1., paragraph, clause 1., paragraph, clause 2., \
         clause 3., clause 4., paragraph, article Điều 2., clause 1., clause 2., paragraph",
    ),
    (
        "217_kh_lien_bo_trong_cay",
        "paragraph, heading I., paragraph, heading II., clause 1., clause 2., clause 3., heading III., clause 1., clause 2., \
         paragraph",
    ),
    (
        "218_tb_so_noi_vu_html",
        "paragraph, clause 1., clause 2., point a), point b), clause 3., clause 4., clause 5., paragraph",
    ),
    (
        "224_ct_ubnd_huyen_bom",
        "paragraph, paragraph, clause 1., point a), point b), point c), clause 2., clause 3., clause 4., paragraph",
    ),
    (
        "227_bb_truong_mam_non",
        "paragraph, paragraph, paragraph, paragraph, paragraph, paragraph, clause 1., clause 2., bullet -, bullet -, \
         clause 3., clause 4., paragraph",
    ),
    (
        "228_cv_dang_ban_tuyen_giao",
        "paragraph, clause 1., clause 2., clause 3., paragraph",
    ),
];

#[test]
fn real_letters_have_the_outlines_written_for_them() {
    let Some(corpus) = std::env::var_os("CONGVAN_CORPUS").map(std::path::PathBuf::from) else {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
        return;
    };
    for (name, expected) in REAL {
        let places = ["letters", "letters_unlabelled"].map(|folder| corpus.join(folder).join(name));
        let mut files = places
            .iter()
            .flat_map(|place| ["txt", "md"].map(|extension| place.with_extension(extension)));
        let file = files.find(|file| file.exists()).unwrap();
        let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
        let found = outline(&reading.document).trim_end().replace('\n', ", ");
        match expected.strip_suffix(", …") {
            Some(head) => assert_eq!(found.get(..head.len()), Some(head), "{name}"),
            None => assert_eq!(found, *expected, "{name}"),
        }
    }
}
