use crate::check::testing::{Letter, findings};
use crate::document::Block;

/// What the rules on capitals find in a paragraph: code and the expected spelling.
fn found(text: &str) -> Vec<(String, String)> {
    let report = crate::Checker::new().check(&Letter::saying(text).read());
    let own = report.diagnostics.iter().filter(|d| d.code.starts_with('C'));
    own.map(|d| {
        let expected = d.fix.as_ref().map(|fix| fix.edits[0].text.clone());
        (d.code.to_string(), expected.unwrap_or_default())
    })
    .collect()
}

#[test]
fn what_is_written_right_is_left_alone() {
    for text in [
        "Ủy ban nhân dân tỉnh Cà Mau và Hội đồng nhân dân các xã họp tại Thành phố Hồ Chí Minh.",
        "Thành phố Cần Thơ và tỉnh Vĩnh Long phối hợp với Bộ Khoa học và Công nghệ.",
        "ỦY BAN NHÂN DÂN TỈNH báo cáo Thủ tướng Chính phủ.",
        "Cơ quan nhà nước thực hiện pháp luật lao động, pháp luật về đất đai.",
        "Theo Luật Đất đai, Bộ luật Dân sự và Bộ luật Tố tụng hình sự.",
        "Đoàn đi theo hướng tây bắc, qua 3 phường 12 lần, đến quận lỵ.",
        "Các phường 1, 2 và 3; 10 phường 5 năm liền.",
        "Lần thứ hai, ngày thứ ba của đợt kiểm tra; thứ tư là báo cáo.",
        "Công ty TNHH Nước sạch v.v. thì báo cáo; TP. hội họp; tr. đồng.",
        "Ông Nguyễn Văn An và bà Trần Thị Bích; ông Hồ cho biết.",
        "Chủ tịch Nguyễn Văn An, nguyên giám đốc, mời chủ tịch xã.",
        "Tuyến Hà Nội-Hải Phòng, Bà Rịa - Vũng Tàu, mã QĐ-UBND.",
        "Năm Bính Ngọ 2026, tết Nguyên đán, nghỉ Tết 07 ngày.",
        "Liên hệ Chi cục Hải quan; cán bộ khoa học và công nghệ, các cơ sở y tế, Chi bộ xây dựng kế hoạch.",
        "Phòng, chống dịch Covid-19, Luật sư-Trọng tài viên.",
        "Kính thưa các đồng chí. 2. nội dung; Điều 5. các khoản",
        "Đội ngũ cán bộ chính trị, toàn bộ chính trị viên; Bộ Chính trị, Ban Bí thư ban hành; 5 triệu nhân dân tệ.",
        "Phó giám đốc và chủ tịch các xã; chính phủ các nước; Thủ tướng Chính phủ; Giám đốc Sở.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn slips_are_found_with_their_mend() {
    for (text, code, expected) in [
        ("Gửi Ủy Ban Nhân Dân tỉnh.", "C18", "Ủy ban nhân dân"),
        ("Gửi hội đồng nhân dân xã.", "C17", "Hội đồng nhân dân"),
        ("Gửi Bộ Khoa Học và Công Nghệ.", "C18", "Bộ Khoa học và Công nghệ"),
        ("Theo kết luận của Bộ chính trị.", "C17", "Bộ Chính trị"),
        ("Theo kết luận của Bộ Chính Trị.", "C18", "Bộ Chính trị"),
        ("Theo chỉ thị của Ban bí thư.", "C17", "Ban Bí thư"),
        ("Các xã vận động nhân dân hiến đất.", "C22", "vận động Nhân dân"),
        ("Làm theo quy định của nhà nước.", "C22", "quy định của Nhà nước"),
        ("Đến Tỉnh Cà Mau.", "C08", "tỉnh Cà Mau"),
        ("Đến tỉnh cà mau.", "C08", "tỉnh Cà Mau"),
        ("Gửi Chính Phủ xem xét.", "C18", "Chính phủ"),
        ("Do Quốc Hội ban hành.", "C18", "Quốc hội"),
        ("Mời Giám Đốc Sở Tài chính dự.", "C24", "Giám đốc"),
        ("Mời Phó Chủ Tịch xã dự.", "C24", "Phó Chủ tịch"),
        ("Đến Quảng-Ngãi họp.", "C09", "Quảng Ngãi"),
        ("Đến quận 7 họp.", "C10", "Quận"),
        ("Đến thủ đô Hà Nội.", "C11", "Thủ đô Hà Nội"),
        ("Theo Bộ Luật Dân Sự.", "C27", "Bộ luật Dân sự"),
        ("Theo luật Đất đai năm 2024.", "C27", "Luật Đất đai"),
        ("Năm nay, năm Đinh mùi, trực.", "C30", "Đinh Mùi"),
        ("Họp thứ hai hằng tuần.", "C33", "thứ Hai hằng tuần"),
        ("Do Asean tài trợ.", "C21", "ASEAN"),
        ("Mời bà Lê thị Hoa dự.", "C04", "Thị"),
        ("Mời tiến sĩ Lê Quang Hưng dự.", "C24", "Tiến sĩ"),
        ("Đã xong. sở sẽ báo cáo.", "C02", "Sở"),
        (
            "Tặng huân chương độc lập hạng nhất.",
            "C23",
            "Huân chương Độc lập hạng Nhất",
        ),
    ] {
        assert_eq!(found(text), [(code.to_owned(), expected.to_owned())], "{text}");
    }
}

#[test]
fn the_place_is_the_phrase() {
    let letter = Letter::saying("Gửi Sở Tài Chính, Sở Nội Vụ.");
    let reading = letter.read();
    let places: Vec<_> = findings("C18", &letter)
        .iter()
        .map(|d| reading.source.slice(d.span.unwrap().span()).unwrap().to_owned())
        .collect();
    assert_eq!(places, ["Sở Tài Chính", "Sở Nội Vụ"]);
}

#[test]
fn a_name_in_the_signature() {
    let mut letter = Letter::cong_van();
    for (name, count) in [("Lê thị Bình", 1), ("Lê Thị Bình", 0), ("LÊ THỊ BÌNH", 0)] {
        letter.document.signatures[0].signer = Some(name.into());
        assert_eq!(findings("C04", &letter).len(), count, "{name}");
    }
}

#[test]
fn new_lines_begin_with_a_capital() {
    let mut letter = Letter::cong_van();
    letter.document.body = vec![
        Block::paragraph("Sở đề nghị:"),
        Block::paragraph("các phòng báo cáo"),
        Block::paragraph("kết quả."),
    ];
    let found = findings("C03", &letter);
    let paths: Vec<&str> = found.iter().map(|d| d.path.as_str()).collect();
    // The third goes on where the second broke off.
    assert_eq!(paths, ["/body/1"]);
}
