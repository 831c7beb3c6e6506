//! Which documents the rules are for.

use chrono::{Datelike, NaiveDate};

use crate::document::{Document, System};
use crate::message::Message;
use crate::text::skeleton;

/// The day Nghị định số 30/2020/NĐ-CP came into force (Điều 37).
const IN_FORCE: NaiveDate = match NaiveDate::from_ymd_opt(2020, 3, 5) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// Why a document is outside the decree; `None` where its rules hold.
///
/// The day is that of the caller, else that of the document (the last it can
/// mean), else the year in its number; a document without any is of today.
pub(super) fn outside(document: &Document, as_of: Option<NaiveDate>) -> Option<Message> {
    match document.system() {
        System::Party => {
            return Some(Message::new(
                "văn bản của Đảng trình bày theo quy định của Đảng, ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
                "documents of the Party follow the Party's rules, not Decree 30/2020/NĐ-CP",
            ));
        }
        System::Normative => {
            return Some(Message::new(
                "văn bản quy phạm pháp luật trình bày theo pháp luật về ban hành văn bản quy phạm pháp luật, \
                 ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
                "normative documents follow the law on their promulgation, not Decree 30/2020/NĐ-CP",
            ));
        }
        _ => {}
    }
    let header = document.national_title.as_deref().map(skeleton).unwrap_or_default();
    if header.starts_with("doan tncs") || header.starts_with("doan thanh nien") {
        return Some(Message::new(
            "văn bản của Đoàn TNCS Hồ Chí Minh trình bày theo hướng dẫn của Đoàn, \
             ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
            "documents of the Youth Union follow its own guidance, not Decree 30/2020/NĐ-CP",
        ));
    }
    let (day, vi, en) = match (as_of, document.date) {
        (Some(day), _) => (day, "ngày áp dụng được chọn là", "the day that was asked for is"),
        (None, Some(date)) => (date.latest(), "văn bản đề ngày", "the document is dated"),
        (None, None) => {
            let year = document.number.as_ref().and_then(|number| number.year())?;
            let day = NaiveDate::from_ymd_opt(i32::from(year), 12, 31)?;
            (
                day,
                "theo năm trong số, văn bản không muộn hơn",
                "by the year in its number, the document is not later than",
            )
        }
    };
    (day < IN_FORCE).then(|| {
        let (d, m, y) = (day.day(), day.month(), day.year());
        let zero = if m < 3 { "0" } else { "" };
        Message::new(
            format!("{vi} {d:02}/{zero}{m}/{y}, trước ngày Nghị định số 30/2020/NĐ-CP có hiệu lực (05/3/2020)"),
            format!("{en} {day}, before Decree 30/2020/NĐ-CP came into force ({IN_FORCE})"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Kind;

    fn document(date: &str) -> Document {
        Document::builder(Kind::CongVan).date(date.parse().unwrap()).build()
    }

    #[test]
    fn a_partial_date_counts_as_its_last_day() {
        assert!(outside(&document("2020-03-04"), None).is_some());
        assert!(outside(&document("2020-03-05"), None).is_none());
        assert!(outside(&document("2020-03"), None).is_none());
        assert!(outside(&document("2020"), None).is_none());
        assert!(outside(&document("2019"), None).is_some());
    }

    #[test]
    fn without_a_date_the_number_may_tell_the_year() {
        let undated = |number: &str| Document::builder(Kind::CongVan).number(number.parse().unwrap()).build();
        assert!(outside(&undated("12/2015/CV-ABC"), None).is_some());
        assert!(outside(&undated("12/2021/CV-ABC"), None).is_none());
        assert!(outside(&undated("12/SNV-VP"), None).is_none());
        assert!(outside(&Document::default(), None).is_none());
    }

    #[test]
    fn the_caller_s_day_overrides_the_document_s() {
        let day = |y| NaiveDate::from_ymd_opt(y, 6, 1);
        assert!(outside(&document("2012-09-12"), day(2024)).is_none());
        let why = outside(&document("2024-05-02"), day(2012)).unwrap();
        assert!(why.vi.contains("01/6/2012"), "{why}");
    }

    #[test]
    fn the_party_and_normative_documents_have_their_own_rules() {
        let mut party = document("2024-04-19");
        party.national_title = Some("ĐẢNG CỘNG SẢN VIỆT NAM".into());
        assert!(outside(&party, None).unwrap().vi.contains("Đảng"));
        party.national_title = Some("ĐOÀN TNCS HỒ CHÍ MINH".into());
        assert!(outside(&party, None).unwrap().vi.contains("Đoàn"));
        let normative = Document::builder(Kind::QuyetDinh)
            .number("64/2024/QĐ-UBND".parse().unwrap())
            .build();
        assert!(outside(&normative, None).unwrap().vi.contains("quy phạm"));
    }
}
