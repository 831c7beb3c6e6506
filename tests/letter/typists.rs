//! What typists and scans do to a letter: blanks before colons, no blank behind a stop,
//! capitals too many and too few. It is read like any other, and the checks tell each.
#![cfg(feature = "check")]

use congvan::{Checker, fix, letter};

const TYPED: &str = "\
UBND TỈNH CÀ MAU                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                               Độc lập - Tự do - Hạnh phúc

Số : 117/SNV-VP                     Cà mau, ngày 05 tháng 4 năm 2026
V/v : báo cáo số liệu

Kính gửi : Ủy ban nhân dân tỉnh Cà Mau

Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính Phủ về công tác văn thư, theo ý kiến của \
Giám Đốc Sở tại cuộc họp với các xã của tỉnh cà mau, Sở Nội vụ báo cáo như sau: không có thay đổi./.

Nơi nhận :                              KT.GIÁM ĐỐC
- Như trên;                             PHÓ GIÁM ĐỐC
- Lưu : VT, VP.

                                        Trần Thị Minh Hà
";

#[test]
fn a_letter_is_read_however_it_was_typed() {
    let document = letter::from_str(TYPED).document;
    assert_eq!(document.number.unwrap().as_str(), "117/SNV-VP");
    assert_eq!(document.place.as_deref(), Some("Cà mau"));
    assert_eq!(document.subject.as_deref(), Some("báo cáo số liệu"));
    assert_eq!(document.addressees[0].as_str(), "Ủy ban nhân dân tỉnh Cà Mau");
    assert_eq!(document.recipients[0].as_str(), "Như trên");
    assert_eq!(document.archive.unwrap().units, ["VT", "VP"]);
    let signature = &document.signatures[0];
    assert_eq!(signature.capacity[0].title, "GIÁM ĐỐC");
    assert_eq!(signature.position.as_deref(), Some("PHÓ GIÁM ĐỐC"));
    assert_eq!(signature.signer.as_deref(), Some("Trần Thị Minh Hà"));
    assert!(document.unplaced.is_empty());
}

#[test]
fn each_slip_is_told() {
    let reading = letter::from_str(TYPED);
    let report = Checker::new().check(&reading);
    let told: Vec<(&str, &str)> = report
        .diagnostics
        .iter()
        .map(|found| (&*found.code, reading.source.slice(found.span.unwrap().span()).unwrap()))
        .collect();
    for slip in [
        ("N01", "Số :"),
        ("D04", "Cà mau"),
        ("T10", "V/v :"),
        ("R01", "Kính gửi :"),
        ("C18", "Chính Phủ"),
        ("C24", "Giám Đốc"),
        ("C08", "tỉnh cà mau"),
        ("R02", "Nơi nhận :"),
        ("S01", "KT.GIÁM ĐỐC"),
    ] {
        assert!(told.contains(&slip), "{slip:?}: {told:?}");
    }
    // What changes no meaning is mended, and then it is no longer told.
    let mended = fix::apply(&reading.source, &report.diagnostics).text;
    for right in ["Nơi nhận: ", "Kính gửi: ", "KT. GIÁM ĐỐC"] {
        assert!(mended.contains(right), "{right}: {mended}");
    }
    let again = Checker::new().check(&letter::from_str(&mended));
    assert!(
        again
            .diagnostics
            .iter()
            .all(|found| !["R01", "R02", "S01"].contains(&&*found.code))
    );
}
