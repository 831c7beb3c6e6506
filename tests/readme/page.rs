//! A README and its parts.

use std::path::Path;

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub(crate) struct Readme {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

impl Readme {
    /// The English and the Vietnamese one.
    pub(crate) fn both() -> [Self; 2] {
        ["README.md", "README.vi.md"].map(|name| {
            let text = std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap();
            Self { name, text }
        })
    }

    /// The text outside of code.
    fn prose(&self) -> impl Iterator<Item = &str> {
        self.text.split("```").step_by(2)
    }

    /// Levels and words of the headings.
    pub(crate) fn headings(&self) -> impl Iterator<Item = (usize, &str)> {
        let heads = self.prose().flat_map(str::lines).filter(|line| line.starts_with('#'));
        heads.map(|line| {
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            (level, line[level..].trim())
        })
    }

    /// What stands between two headings, code aside.
    pub(crate) fn sections(&self) -> impl Iterator<Item = String> {
        let prose: Vec<&str> = self.prose().collect();
        let sections: Vec<String> = prose.concat().split("\n#").map(str::to_owned).collect();
        sections.into_iter()
    }

    /// The blocks of code with their language, without comments behind the code.
    pub(crate) fn code(&self) -> Vec<String> {
        let without = |line: &str| {
            let comment = line.find("  # ").or_else(|| line.find(" // "));
            line[..comment.unwrap_or(line.len())].trim_end().to_owned()
        };
        let blocks = self.text.split("```").skip(1).step_by(2);
        blocks
            .map(|block| block.lines().map(without).collect::<Vec<_>>().join("\n"))
            .collect()
    }

    /// The targets of links and pictures.
    pub(crate) fn links(&self) -> Vec<String> {
        let targets = self.prose().flat_map(|prose| prose.split("](").skip(1));
        targets
            .filter_map(|rest| rest.split_once(')'))
            .map(|(link, _)| link.to_owned())
            .collect()
    }

    /// Holds the block of a name against what it must be, or writes it anew.
    #[cfg(feature = "check")]
    pub(crate) fn hold(&self, name: &str, wanted: &str) {
        let begin = self
            .text
            .find(&format!("<!-- {name}: "))
            .unwrap_or_else(|| panic!("{}: no block {name}", self.name));
        let begin = begin + self.text[begin..].find("-->\n").unwrap() + "-->\n".len();
        let end = begin + self.text[begin..].find("<!-- end -->").unwrap();
        if std::env::var_os("CONGVAN_BLESS").is_some() {
            let text = format!("{}{wanted}{}", &self.text[..begin], &self.text[end..]);
            std::fs::write(Path::new(ROOT).join(self.name), text).unwrap();
        } else {
            let is = &self.text[begin..end];
            assert!(
                is == wanted,
                "{}: block {name} is out of date; see tests/readme/main.rs\n{wanted}",
                self.name
            );
        }
    }
}
