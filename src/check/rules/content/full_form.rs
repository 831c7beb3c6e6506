//! The form of a citation in full, with what is known of it and blanks for what it lacks.

/// A citation in full, put together part by part: what the text gives stands as it is, what
/// it lacks is a blank and is listed, what the text tells elsewhere is left out.
#[derive(Debug)]
pub(super) struct FullForm {
    parts: Vec<String>,
    vi: Vec<&'static str>,
    en: Vec<&'static str>,
    /// Something that no reader can guess is among what it lacks.
    pub(super) is_grave: bool,
}

impl FullForm {
    pub(super) fn of(kind_and_number: String) -> Self {
        Self {
            parts: vec![kind_and_number],
            vi: Vec::new(),
            en: Vec::new(),
            is_grave: false,
        }
    }

    pub(super) fn given(&mut self, part: String) {
        self.parts.push(part);
    }

    /// A blank for a part that the citation lacks.
    pub(super) fn lacking(&mut self, blank: String, name: (&'static str, &'static str), is_grave: bool) {
        self.parts.push(blank);
        self.name_lacking(name, is_grave);
    }

    /// A part whose blank stands already.
    pub(super) fn name_lacking(&mut self, (vi, en): (&'static str, &'static str), is_grave: bool) {
        self.vi.push(vi);
        self.en.push(en);
        self.is_grave |= is_grave;
    }

    pub(super) fn is_whole(&self) -> bool {
        self.vi.is_empty()
    }

    pub(super) fn text(&self) -> String {
        self.parts.join(" ")
    }

    /// What is lacking, in Vietnamese and English.
    pub(super) fn lacks(&self) -> (String, String) {
        (self.vi.join(", "), self.en.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_blank_is_listed_and_nothing_else() {
        let mut form = FullForm::of("Công văn số 12/SYT-VP".to_owned());
        assert!(form.is_whole());
        form.lacking("ngày …".to_owned(), ("ngày ban hành", "day"), false);
        form.given("của Sở Y tế".to_owned());
        form.lacking("về …".to_owned(), ("trích yếu", "subject"), true);
        assert_eq!(form.text(), "Công văn số 12/SYT-VP ngày … của Sở Y tế về …");
        assert_eq!(
            form.lacks(),
            ("ngày ban hành, trích yếu".to_owned(), "day, subject".to_owned())
        );
        assert!(form.is_grave && !form.is_whole());
    }
}
