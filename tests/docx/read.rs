//! Letters in the many shapes that Word gives them.

use congvan::document::BlockKind;
use congvan::docx;
use congvan::letter::Reading;

use crate::support::{Word, cell, letter, lines, p, pp, r, table, word};

fn read(word: &Word) -> Reading {
    docx::from_slice(&word.build()).unwrap()
}

/// The blocks of a letter with this text, as they print.
fn blocks(body: &str) -> Vec<String> {
    blocks_of(&word(head(body)))
}

fn blocks_of(word: &Word) -> Vec<String> {
    read(word).document.body.iter().map(ToString::to_string).collect()
}

/// A text behind the head of a letter.
fn head(body: &str) -> String {
    lines(&[
        "SỞ NỘI VỤ",
        "Số: 45/SNV-VP",
        "V/v tập huấn",
        "Kính gửi: Ủy ban nhân dân xã An Phú",
    ]) + body
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.diagnostics.iter().map(|found| found.code.as_ref()).collect()
}

fn assert_is_the_letter(reading: &Reading) {
    let document = &reading.document;
    assert_eq!(document.issuers[0].superior.as_deref(), Some("UBND TỈNH HÀ KHÊ"));
    assert_eq!(document.issuers[0].name, "SỞ NỘI VỤ");
    assert_eq!(
        document.national_title.as_deref(),
        Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    );
    assert_eq!(document.motto.as_deref(), Some("Độc lập - Tự do - Hạnh phúc"));
    assert_eq!(document.number.as_ref().unwrap().as_str(), "45/SNV-VP");
    assert_eq!(document.place.as_deref(), Some("Hà Khê"));
    assert_eq!(document.date.unwrap().to_string(), "2024-05-05");
    assert_eq!(document.subject.as_deref(), Some("tập huấn công tác văn thư, lưu trữ"));
    assert_eq!(document.addressees[0].as_str(), "Ủy ban nhân dân xã An Phú");
    let body: Vec<String> = document.body.iter().map(ToString::to_string).collect();
    assert_eq!(
        body,
        [
            "Sở Nội vụ mời Ủy ban nhân dân xã cử người dự lớp tập huấn:",
            "1. Thời gian: ngày 20 tháng 5 năm 2024.",
            "2. Địa điểm: hội trường Sở Nội vụ",
        ]
    );
    assert_eq!(document.end_mark.as_deref(), Some("./."));
    let signature = &document.signatures[0];
    assert_eq!(signature.capacity[0].as_written, "KT. GIÁM ĐỐC");
    assert_eq!(signature.position.as_deref(), Some("PHÓ GIÁM ĐỐC"));
    assert_eq!(signature.signer.as_deref(), Some("Trần Văn Bình"));
    assert_eq!(document.recipients[0].as_str(), "Như trên");
    assert_eq!(document.archive.as_ref().unwrap().as_written, "Lưu: VT, CCVC.");
    assert!(document.unplaced.is_empty(), "{:?}", document.unplaced);
}

const NATIONAL: [&str; 2] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];

/// All but the head of the letter.
fn below_the_head() -> String {
    let letter = letter();
    letter[letter.find("</w:tbl>").unwrap() + 8..].to_owned()
}

#[test]
fn a_head_in_a_table() {
    let reading = read(&word(letter()));
    assert_is_the_letter(&reading);
    let place = |path: &str| reading.source.slice(reading.trace.get(path).unwrap().span).unwrap();
    assert_eq!(place("/number"), "45/SNV-VP");
    assert_eq!(place("/signatures/0/signer"), "Trần Văn Bình");
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
}

#[test]
fn a_head_in_one_row_in_three_and_in_nested_tables() {
    let left = ["UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "_______"];
    let number = ["Số: 45/SNV-VP"];
    let subject = ["V/v tập huấn công tác", "văn thư, lưu trữ"];
    let date = ["Hà Khê, ngày 05 tháng 5 năm 2024"];
    let widths = &[3800, 5600];
    let one = table(
        widths,
        &[&[
            &lines(&[&left[..], &number, &subject].concat()),
            &lines(&[&NATIONAL[..], &["_____________"], &date].concat()),
        ]],
    );
    let three = table(
        widths,
        &[
            &[&lines(&left), &lines(&NATIONAL)],
            &[&lines(&number), &lines(&date)],
            &[&lines(&subject), ""],
        ],
    );
    let framed = table(&[9400], &[&[&three]]);
    for head in [one, three, framed] {
        assert_is_the_letter(&read(&word(head + &below_the_head())));
    }
}

#[test]
fn a_head_of_lines_with_tabs() {
    let stops = "<w:tabs><w:tab w:val=\"center\" w:pos=\"1900\"/><w:tab w:val=\"center\" w:pos=\"6600\"/></w:tabs>";
    let head: String = [
        "\tUBND TỈNH HÀ KHÊ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "\tSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
        "\tSố: 45/SNV-VP\tHà Khê, ngày 05 tháng 5 năm 2024",
        "V/v tập huấn công tác",
        "văn thư, lưu trữ",
    ]
    .map(|line| pp(stops, "", line))
    .concat();
    let whole = below_the_head();
    let foot = whole.find("<w:tbl>").unwrap();
    let signature: String = [
        "Nơi nhận:\tKT. GIÁM ĐỐC",
        "- Như trên;\tPHÓ GIÁM ĐỐC",
        "- Lưu: VT, CCVC.",
        "",
        "\tTrần Văn Bình",
    ]
    .map(|line| pp("<w:tabs><w:tab w:val=\"center\" w:pos=\"7000\"/></w:tabs>", "", line))
    .concat();
    assert_is_the_letter(&read(&word(head + &whole[..foot] + &signature)));
}

fn text_box(left: i64, content: &str) -> String {
    let drawing = format!(
        "<w:drawing><wp:anchor><wp:positionH relativeFrom=\"column\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"2400000\" cy=\"900000\"/><a:graphic><a:graphicData uri=\"wps\"><wps:wsp><wps:spPr>\
         <a:prstGeom prst=\"rect\"/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}\
         </w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    );
    let fallback = format!(
        "<w:pict><v:shape style=\"position:absolute;margin-left:0;width:190pt;height:70pt\"><v:textbox><w:txbxContent>\
         {content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    );
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{drawing}</mc:Choice>\
         <mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
}

#[test]
fn a_head_in_boxes_is_read_once() {
    let left = lines(&[
        "UBND TỈNH HÀ KHÊ",
        "SỞ NỘI VỤ",
        "Số: 45/SNV-VP",
        "V/v tập huấn công tác",
        "văn thư, lưu trữ",
    ]);
    let right = lines(&[&NATIONAL[..], &["Hà Khê, ngày 05 tháng 5 năm 2024"]].concat());
    let head = format!("<w:p>{}{}</w:p>", text_box(2_600_000, &right), text_box(0, &left));
    let reading = read(&word(head + &below_the_head()));
    assert_is_the_letter(&reading);
    assert_eq!(reading.source.text().matches("SỞ NỘI VỤ\n").count(), 1);
    // What nobody understands is left for what stands beside it.
    let odd = text_box(0, &p("MẬT")).replace("Requires=\"wps\"", "Requires=\"odd\" xmlns:odd=\"urn:odd\"");
    let reading = read(&word(format!("<w:p>{odd}</w:p>{}", letter())));
    assert!(reading.document.secrecy.is_some());
    assert_eq!(reading.source.text().matches("MẬT\n").count(), 1);
}

#[test]
fn signs_of_word_are_no_markdown() {
    let body = blocks(&lines(&[
        "Đề nghị **báo cáo** | số liệu # 5 theo mẫu `A_1_B`:",
        "| a | b |",
        "# Mục này",
    ]));
    assert_eq!(body[0], "Đề nghị **báo cáo** | số liệu # 5 theo mẫu `A_1_B`:");
    assert_eq!(body[1..], ["| a | b |", "# Mục này"]);
}

const LISTS: &str = "<w:abstractNum w:abstractNumId=\"1\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"Chương %1\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlRestart w:val=\"0\"/>\
        <w:pStyle w:val=\"Dieu\"/><w:lvlText w:val=\"Điều %2.\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3.\"/></w:lvl>\
    <w:lvl w:ilvl=\"3\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%4)\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\">\
    <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F0B7}\"/>\
        <w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"3\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/>\
        <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

fn item(list: u32, level: u32, text: &str) -> String {
    let list = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    pp(&list, "", text)
}

#[test]
fn numbers_of_lists_are_text() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:name w:val=\"Dieu\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let article = |text: &str| pp("<w:pStyle w:val=\"Dieu\"/>", "", text);
    let body = [
        item(1, 0, ""),
        p("QUY ĐỊNH CHUNG"),
        article("Phạm vi"),
        item(1, 2, "Văn bản đi;"),
        item(1, 3, "bản giấy;"),
        item(1, 3, "bản điện tử."),
        item(1, 2, "Văn bản đến."),
        article("Đối tượng"),
        item(1, 0, ""),
        p("TỔ CHỨC THỰC HIỆN"),
        article("Hiệu lực"),
        item(1, 2, "Từ ngày ký."),
        item(2, 0, "Sở Tài chính;"),
        item(2, 1, "phòng ngân sách."),
        item(3, 0, "Kết quả"),
        item(3, 1, "Thu"),
        item(3, 1, "Chi"),
        item(4, 0, "Kiến nghị"),
        item(4, 1, "Về vốn"),
        item(3, 0, "Kết luận"),
        item(9, 0, "Ngoài danh sách"),
    ];
    let word = word(head(&body.concat())).styles(styles).numbering(LISTS);
    assert_eq!(
        blocks_of(&word),
        [
            "Chương I QUY ĐỊNH CHUNG",
            "Điều 1. Phạm vi",
            "1. Văn bản đi;",
            "a) bản giấy;",
            "b) bản điện tử.",
            "2. Văn bản đến.",
            "Điều 2. Đối tượng",
            "Chương II TỔ CHỨC THỰC HIỆN",
            "Điều 3. Hiệu lực",
            "1. Từ ngày ký.",
            "- Sở Tài chính;",
            "• phòng ngân sách.",
            "I. Kết quả",
            "1.1. Thu",
            "1.2. Chi",
            "V. Kiến nghị",
            "5.1. Về vốn",
            "VI. Kết luận",
            "Ngoài danh sách",
        ]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let changed = format!(
        "<w:p>{}<w:del w:id=\"1\" w:author=\"A\">{}</w:del><w:ins w:id=\"2\" w:author=\"A\">{}</w:ins>{}\
         <w:moveFrom w:id=\"3\"><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>",
        r("", "Hạn báo cáo là ngày "),
        r("", "10").replace("w:t", "w:delText"),
        r("", "20"),
        r("", "/5/2024."),
    );
    let joined = "<w:p><w:pPr><w:rPr><w:del w:id=\"4\" w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>Hai đoạn</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\"> thành một.</w:t></w:r></w:p>";
    let row = "<w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let reading = read(&word(head(&format!("{changed}{joined}{row}"))));
    let body: Vec<String> = reading.document.body.iter().map(ToString::to_string).collect();
    assert_eq!(body, ["Hạn báo cáo là ngày 20/5/2024.", "Hai đoạn thành một."]);
    assert_eq!(codes(&reading), ["READ-CHANGES"]);
}

#[test]
fn fonts_of_before_unicode_say_how_they_are_read() {
    let font = |face: &str| format!("<w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\"/>");
    let body = format!(
        "{}{}<w:p>{}{}{}</w:p>",
        pp("", &font(".VnTimeH"), "së néi vô"),
        pp("", &font("VNI-Times"), "Soá: 45/SNV-VP"),
        r(&font(".VnTime"), "§Ò nghÞ c¸c x· b¸o c¸o "),
        r(&font("Times New Roman"), "số liệu đủ "),
        r(&font("VNI-Times"), "tröôùc ngaøy 20/5."),
    );
    let reading = read(&word(body));
    assert_eq!(
        reading.source.text(),
        "SỞ NỘI VỤ\nSố: 45/SNV-VP\nĐề nghị các xã báo cáo số liệu đủ trước ngày 20/5.\n"
    );
    assert_eq!(reading.document.number.as_ref().unwrap().as_str(), "45/SNV-VP");
    let legacy = reading
        .diagnostics
        .iter()
        .find(|found| found.code == "READ-LEGACY")
        .unwrap();
    assert!(
        legacy.message.en.contains(".VnTime, .VnTimeH, VNI-Times"),
        "{}",
        legacy.message.en
    );
}

#[test]
fn tables_keep_their_columns() {
    let merged = format!(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>\
         <w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(900, "<w:vMerge w:val=\"restart\"/>", &p("TT")),
        cell(6000, "<w:gridSpan w:val=\"2\"/>", &p("Số lượng")),
        cell(900, "<w:vMerge/>", ""),
        cell(3000, "", &p("Nam")),
        cell(3000, "", &p("Nữ")),
        cell(900, "", &p("1")),
        cell(3000, "", &lines(&["12", "người"])),
        cell(3000, "", &table(&[1500, 1500], &[&[&p("14"), &p("(ước)")]])),
    );
    let reading = read(&word(head(&format!("{}{merged}{}", p("Số liệu như sau:"), p("Hết.")))));
    let table = reading
        .document
        .body
        .iter()
        .find(|block| block.kind == BlockKind::Table)
        .unwrap();
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(
        rows,
        [
            vec!["TT", "Số lượng", ""],
            vec!["", "Nam", "Nữ"],
            vec!["1", "12 người", "14 (ước)"]
        ]
    );
}

#[test]
fn footnotes_stand_behind_their_paragraph() {
    let mark = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p>{}{}{}</w:p>{}<w:p>{}{}</w:p>",
        r("", "Thực hiện Nghị định số 30/2020/NĐ-CP"),
        mark(2),
        r("", ", các đơn vị báo cáo."),
        p("Đoạn hai."),
        r("", "Đoạn ba./."),
        mark(3),
    );
    let notes = "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Về công tác văn thư.</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"3\"><w:p><w:r><w:t>Xem phụ lục.</w:t></w:r></w:p></w:footnote>";
    let reading = read(&word(head(&body)).part("footnotes", "footnotes", notes));
    let body: Vec<(BlockKind, String)> = reading.document.body.iter().map(|b| (b.kind, b.to_string())).collect();
    assert_eq!(
        body,
        [
            (
                BlockKind::Paragraph,
                "Thực hiện Nghị định số 30/2020/NĐ-CP, các đơn vị báo cáo.".to_owned()
            ),
            (BlockKind::Note, "1 Về công tác văn thư.".to_owned()),
            (BlockKind::Paragraph, "Đoạn hai.".to_owned()),
            (BlockKind::Paragraph, "Đoạn ba".to_owned()),
            (BlockKind::Note, "2 Xem phụ lục.".to_owned()),
        ]
    );
}

#[test]
fn fields_links_and_controls_show_their_result() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Theo </w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF so_hieu \\h </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Quyết định số 5/QĐ-UBND</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:hyperlink r:id=\"rId9\"><w:r><w:t>, sonoivu.vn</w:t></w:r></w:hyperlink>\
        <w:sdt><w:sdtPr><w:alias w:val=\"không đọc\"/></w:sdtPr><w:sdtContent><w:r><w:t>, đợt 2</w:t></w:r></w:sdtContent></w:sdt>\
        <w:fldSimple w:instr=\"DATE\"><w:r><w:t>, 2024</w:t></w:r></w:fldSimple>\
        <w:smartTag w:element=\"place\"><w:r><w:t>, An</w:t><w:noBreakHyphen/><w:t>Phú</w:t></w:r></w:smartTag>\
        <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>\
        <m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>";
    assert_eq!(
        blocks(body),
        ["Theo Quyết định số 5/QĐ-UBND, sonoivu.vn, đợt 2, 2024, An-Phú✓(a+b)/2"]
    );
}

#[test]
fn hidden_text_is_kept_and_fills_no_field() {
    let hidden = pp("", "<w:vanish/>", "Số: 99/BÍ-MẬT");
    let reading = read(&word(hidden + &letter()));
    assert_eq!(reading.document.number.as_ref().unwrap().as_str(), "45/SNV-VP");
    assert_eq!(reading.document.unplaced, ["Số: 99/BÍ-MẬT"]);
    assert!(codes(&reading).contains(&"READ-HIDDEN"));
}

#[test]
fn strict_files_and_parts_of_other_names_are_read() {
    assert_is_the_letter(&read(&word(letter()).strict()));
    assert_is_the_letter(&read(&word(letter()).main("tai-lieu.xml")));
    let template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    assert_is_the_letter(&read(&word(letter()).main_type(template)));
    // UTF-16, which the standard allows.
    let mut entries = word(letter()).entries();
    let text = String::from_utf8(entries[2].1.clone())
        .unwrap()
        .replace("UTF-8", "UTF-16");
    entries[2].1 = format!("\u{FEFF}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let file = crate::support::pack(&entries);
    assert_is_the_letter(&docx::from_slice(&file).unwrap());
}

#[test]
fn headers_and_footers_hold_numbers_and_text() {
    let page = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
        <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let contact = p("Địa chỉ: số 1 đường Hòa Bình, tỉnh Hà Khê");
    let running = p("Lớp tập huấn năm 2024");
    let section = format!(
        "<w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"first\" r:id=\"rId2\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId3\"/>{}<w:titlePg/>",
        crate::support::PAGE
    );
    let reading = read(
        &word(letter())
            .part("header", "hdr", page)
            .part("footer", "ftr", &contact)
            .part("footer", "ftr", &running)
            .section(&section),
    );
    assert_eq!(reading.document.contact, ["Địa chỉ: số 1 đường Hòa Bình, tỉnh Hà Khê"]);
    assert_eq!(reading.document.unplaced, ["Lớp tập huấn năm 2024"]);
    assert!(reading.source.text().starts_with("UBND TỈNH HÀ KHÊ\n"));
    let layout = reading.layout.unwrap();
    let number = layout.sections[0].page_number.as_ref().unwrap();
    assert!(number.above && number.arabic && !number.on_first_page);
    assert_eq!(
        (number.line.as_str(), number.alignment),
        ("#", congvan::layout::Alignment::Center)
    );
}

#[test]
fn what_is_no_letter_is_told() {
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let reading = read(
        &word(letter() + "<w:p><w:r><w:commentReference w:id=\"0\"/></w:r></w:p><w:altChunk r:id=\"x\"/>")
            .main_type(macros)
            .external("attachedTemplate", "http://example.vn/mau.dotm")
            .external("hyperlink", "http://example.vn/"),
    );
    assert_eq!(
        codes(&reading),
        ["READ-COMMENTS", "READ-CHUNKS", "READ-MACROS", "READ-EXTERNAL"]
    );
    let picture = "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>\
        <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>\
        </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(codes(&read(&word(picture))), ["READ-EMPTY", "READ-PICTURES"]);
}
