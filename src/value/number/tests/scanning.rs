//! Numbers in running text, and what only looks like one.

use super::number;
use crate::value::DocumentNumber;

#[test]
fn scanning_stops_where_the_symbol_ends() {
    for (text, found) in [
        ("318/TTr-SNV Hà Khê, ngày 22", "318/TTr-SNV"),
        ("1907/UBND-GDVH ngày 12/6/2024 của", "1907/UBND-GDVH"),
        ("   /UBND-NC    Hà Khê, ngày", "   /UBND-NC"),
        ("4144 /GDĐT – VP      Thành phố", "4144 /GDĐT – VP"),
        ("45/VHTT - TTTT Minh Sơn", "45/VHTT - TTTT"),
        ("7/2013/TT-BTCngày 5", "7/2013/TT-BTC"),
        ("51/2024/QH15CỘNG HÒA", "51/2024/QH15"),
        ("118/2003/NĐ-CPNGHỊ ĐỊNH", "118/2003/NĐ-CP"),
        ("7/2013/TT-BTCQUYẾT ĐỊNH", "7/2013/TT-BTC"),
        ("1907/UBNDTỈNH", "1907/UBND"),
        ("615/BGDĐT-GDTrH", "615/BGDĐT-GDTrH"),
        ("118/2024/NĐ-\nCP thì", "118/2024/NĐ-\nCP"),
        ("118/2024/NĐ-CP\n- Chỉ đạo", "118/2024/NĐ-CP"),
        ("118/2024/NĐ-CP.", "118/2024/NĐ-CP"),
        ("118/2024/NĐ-CP3 của", "118/2024/NĐ-CP"),
        ("51/2024/QH15 về", "51/2024/QH15"),
        ("71 TC/NSNN ngày", "71 TC/NSNN"),
        ("31-TC CTN ngày 5", "31-TC CTN"),
        ("31-TC CTN của", "31-TC"),
        ("903TC/QĐ-NSNN ngày", "903TC/QĐ-NSNN"),
        ("9LCT/HĐNN-8 năm", "9LCT/HĐNN-8"),
        ("41.2/2025/NQ-CP", "41.2/2025/NQ-CP"),
        ("31/2008/TT-BCA (C09) ngày", "31/2008/TT-BCA (C09)"),
        ("31/2008/TT-BCA (sau đây", "31/2008/TT-BCA"),
        ("15/QĐ_UBND ngày", "15/QĐ_UBND"),
        ("15/QĐ-UBND____", "15/QĐ-UBND"),
        ("52/2009/TTLT-BTC-BNV, ngày", "52/2009/TTLT-BTC-BNV"),
        ("05-02/18/CV-PT ngày", "05-02/18/CV-PT"),
        ("84 TB/TU ngày", "84 TB/TU"),
        ("3265/TCT-TNCN ngày", "3265/TCT-TNCN"),
        ("9/TTLT-BTC/2021 về", "9/TTLT-BTC/2021"),
    ] {
        let (n, length) = DocumentNumber::scan(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(&text[..length], found);
        assert_eq!(n, number(found));
    }
    for text in ["", "ngày 5", "12 tháng 3", "a/b", "/", "- Như trên", "QĐ-UBND"] {
        assert!(DocumentNumber::scan(text).is_none(), "{text}");
    }
}

#[test]
fn behind_the_word_more_is_a_number() {
    for (text, canonical, length) in [
        (" THK-QN/HQ/218, ngày", "THK-QN/HQ/218", 14),
        (": CV2218/2017-5P về", "", 0),
        (" CV2218/2017-5P về", "CV2218/2017-5P", 15),
        (" ……/UBND-TH ngày", "/UBND-TH", 15),
        (" ____/QĐ-UBND", "/QĐ-UBND", 14),
        (" _15/QĐ-UBND", "15/QĐ-UBND", 13),
        (" 1907/UBND-GDVH", "1907/UBND-GDVH", 15),
        (" ABC", "", 0),
        (" của", "", 0),
        (" 5 năm", "", 0),
    ] {
        let found = DocumentNumber::scan_labelled(text);
        let found = found.as_ref().map_or(("", 0), |(n, length)| (n.as_str(), *length));
        assert_eq!(found, (canonical, length), "{text}");
    }
}

/// Each text with the number in brackets, or none.
#[test]
fn the_words_before_a_number_are_looked_at() {
    for (text, is_number) in [
        ("Công văn số [218/UBND-TH] ngày", true),
        ("Số: [218/UBND-TH]", true),
        ("Số:[218/UBND-TH]", true),
        ("văn bản sô [218/UBND-TH]", true),
        ("Công văn [218/UBND-TH] ngày", true),
        ("Công văn số [THK-QN/HQ/218] ngày", true),
        ("Công văn [THK-QN/HQ/218] ngày", false),
        ("theo mẫu số [07-TT] ban hành", false),
        ("Mẫu [02A/ĐK] kèm theo", false),
        ("Biểu số [102-TTGS]", false),
        ("biểu mẫu [05/BM-TC]", false),
        ("Phụ lục [01/PL-HĐ]", false),
        ("Tờ khai số [02/TK-HQ]", false),
        ("hoá đơn số [11/P-XK]", false),
        ("Hóa đơn “[AB/24P-0001]”", false),
        ("tài khoản số [113000/KB-TW]", false),
        ("Điện thoại: [024/38-NV]", false),
        ("số nhà [12/B7-TT]", false),
        ("biển số [29-A1/2041]", false),
        ("thửa đất số [15/BD-4]", false),
        ("QCVN 102:[2016/BTTTT]", false),
        // Counts, roads, groups of households, regions.
        ("họp lần thứ [2/KH]", false),
        ("đạt [12/CT] đề ra", false),
        ("quốc lộ [1A/QL] đoạn", false),
        ("khu vực [01-KV/2]", false),
        ("xếp loại [01-KV/2]", false),
        ("Tổ [5/KP3] phường", false),
        ("trú tại [5/KP3]", false),
        ("lớp [12/A1-TN]", false),
        // Forms whose first word is gone.
        ("theo số [C1-07/NS]", false),
        ("ghi vào số [102-TTGS]", false),
        ("Quyết định số [102-TTGS]", true),
        ("Số: [102-TTGS]", true),
        ("của Hội đồng số [61-HĐBT]", true),
        ("của Bộ trưởng số [194-CT]", true),
        ("của Sở Nội vụ số [218/SNV]", true),
        // Without a word they have to be telling.
        ("(xem [30/2020/NĐ-CP])", true),
        ("theo [15/QĐ-SNV]", true),
        ("theo [218/UBND-TH]", true),
        ("theo [19-NQ/TW]", true),
        ("theo [97/CP]", true),
        ("theo [218/SNV-TH]", false),
        ("theo [218/SNV-TH] ngày 5/3/2024", true),
        ("số 15/SNV-TH, [16/SNV-TH]", true),
        ("số 15/SNV-TH và [16/SNV-TH]", true),
        ("tại CV [218/SNV]", true),
    ] {
        let at = text.find('[').unwrap();
        let plain = text.replace(['[', ']'], "");
        assert_eq!(DocumentNumber::scan_at(&plain, at).is_some(), is_number, "{text}");
    }
    // Not inside a number, a word or a character.
    let text = "số 218/UBND-TH";
    for at in 0..=text.len() {
        let found = DocumentNumber::scan_at(text, at).is_some();
        assert_eq!(
            found,
            [text.find("218").unwrap() - 1, text.find("218").unwrap()].contains(&at),
            "{at}"
        );
    }
    assert!(DocumentNumber::scan_at(text, 99).is_none());
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    let texts = [
        // Amounts and rates.
        "5.000.000 đồng/tháng",
        "50 USD/MT",
        "200 VNĐ/KWh",
        "100.000đ/kg",
        "12.5%/năm",
        "0,5%/tháng",
        "40 HA/VỤ",
        "50 TẤN/NĂM",
        "15 NGƯỜI/XÃ",
        "2 LẦN/NGÀY",
        "5 GV/lớp",
        "25 HS/GV",
        "1 GB/tháng",
        "1 TB/S",
        "150-200USD/tấn",
        "60 km/h",
        "120KM/H",
        "220V/50Hz",
        "35KV/0,4KV",
        "3G/4G",
        "5S/3Đ",
        // Ratios, fractions, scales, marks.
        "1/3",
        "50/50",
        "1/500",
        "1/2.000",
        "9/12 THPT",
        "10/10 ĐIỂM",
        "7h30/ngày",
        "24/7",
        "24/24H",
        // Days.
        "24/4/2024",
        "24-4-2024",
        "24/4/2024 - Sở Nội vụ",
        "24/4/2024-UBND tỉnh",
        "2/9/1945-2/9/2025",
        "5/2024",
        "01-02",
        // Telephones.
        "0243.8435678",
        "0912345678-ABC",
        "(024) 3843",
        "1900-1234",
        "024-3843 5678/102",
        "5-10",
        // Houses and plates.
        "12/3A Trần Phú",
        "15B/7 Lê Lợi",
        "12/Q.3",
        "45/B",
        "29A-123.45",
        // Forms of the tax office, whatever stands before them.
        "01/GTGT",
        "03-1A/TNDN",
        "05-1/BK-QTT-TNCN",
        "02/KK-TNCN",
        "01-1/GTGT",
        "14-MST",
        // Standards.
        "5712-1:2013",
        "102:2016/BTTTT",
    ];
    assert!(texts.len() >= 50);
    for text in texts {
        assert!(DocumentNumber::scan(text).is_none(), "{text}");
    }
}
