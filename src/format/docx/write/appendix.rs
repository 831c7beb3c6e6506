//! Annexes and attached texts, each on pages of its own (NĐ 30/2020, Annex I, III.1;
//! Annex III, models 1.3 and 2.1).

use super::columns::Pair;
use super::content::Place;
use super::measures::Paper;
use super::sheet::Sheet;
use super::style::Style;
use super::table::is_wide;
use super::xml::Para;
use crate::document::{Appendix, Block};
use crate::text::skeleton;

impl<'d> Sheet<'d> {
    /// The pages of an annex; gives the paper they want.
    pub(super) fn appendix(&mut self, appendix: &'d Appendix, index: usize) -> Paper {
        let path = format!("/appendices/{index}");
        let wide = appendix.body.iter().any(|block| is_wide(&block.rows, &self.measures));
        let paper = if wide { Paper::landscape() } else { Paper::portrait() };
        let mut from = 0;
        if let Some(head) = appendix.body.first().filter(|block| is_own_head(block)) {
            self.own_head(head, &format!("{path}/body/0/rows"));
            from = 1;
        }
        let gap = if from > 0 { 18.0 } else { 0.0 };
        self.annex_titles(appendix, &path, &paper, gap);
        let place = Place {
            path: &format!("{path}/body"),
            width: paper.text(),
            from,
        };
        self.blocks(appendix.body.get(from..).unwrap_or_default(), place, None, false);
        paper
    }

    fn annex_titles(&mut self, appendix: &'d Appendix, path: &str, paper: &Paper, gap: f64) {
        let label = appendix
            .label
            .iter()
            .map(|label| (Style::Label, "label", label.as_str()));
        let titles = appendix.title.iter().flat_map(|title| title_lines(title));
        let titles = titles.map(|line| (Style::AnnexTitle, "title", line));
        let reference = appendix
            .reference
            .iter()
            .map(|line| (Style::Reference, "reference", line.as_str()));
        let mut gap = Some(gap);
        let mut rule = None;
        for (style, field, line) in label.chain(titles).chain(reference) {
            let para = Para::of(style, format!("{path}/{field}"), line).before(gap.take().unwrap_or_default());
            let (para, below) = self.balanced(para, line, paper.text());
            self.xml.paragraph(&para);
            rule = below;
        }
        self.xml.paragraphs(rule.map(|rule| rule.after(6.0)).as_slice());
    }

    /// Issuer and national title above an attached text.
    fn own_head(&mut self, head: &'d Block, path: &str) {
        let [left, right] = self.measures.head;
        let mut rows: Vec<Pair<'d>> = Vec::new();
        let (mut below_left, mut below_right) = (None, None);
        for (i, row) in head.rows.iter().enumerate() {
            let mut pair: Pair<'d> = [Vec::new(), Vec::new()];
            let cell = |j: usize| row.get(j).map(String::as_str).filter(|text| !text.is_empty());
            if let Some(name) = cell(0) {
                // The last of the column is the issuer, those above it are over it.
                let is_last = head
                    .rows
                    .iter()
                    .skip(i + 1)
                    .all(|row| row.first().is_none_or(String::is_empty));
                let style = if is_last { Style::Issuer } else { Style::Superior };
                let para = Para::of(style, format!("{path}/{i}/0"), name);
                let (para, rule) = self.balanced(para, name, left);
                pair[0].push(para);
                below_left = rule;
            }
            if let Some(line) = cell(1) {
                let style = if i == 0 { Style::NationalTitle } else { Style::Motto };
                let length = self
                    .measures
                    .wrap(line, style.row().size, true, right)
                    .longest
                    .min(right);
                pair[1].push(Para::of(style, format!("{path}/{i}/1"), line));
                below_right = Some(Para::rule(length, right));
            }
            rows.push(pair);
        }
        if let Some(last) = rows.last_mut() {
            last[0].extend(below_left);
            last[1].extend(below_right);
        }
        self.xml.columns(self.measures.head, rows);
    }
}

/// Whether a table is the head of an attached text: the issuer beside the national title.
fn is_own_head(block: &Block) -> bool {
    let titled = |row: &Vec<String>| {
        row.iter()
            .any(|cell| skeleton(cell).starts_with("cong hoa xa hoi chu nghia viet nam"))
    };
    block.text.is_empty()
        && block.marker.is_none()
        && (1..=6).contains(&block.rows.len())
        && block.rows.iter().all(|row| row.len() == 2)
        && block.rows.iter().any(titled)
}

/// `QUY CHẾ`, and what it is about on a line of its own.
fn title_lines(title: &str) -> Vec<&str> {
    let mut end = 0;
    for (at, _) in title.match_indices(' ').chain([(title.len(), "")]) {
        let head = title.get(..at).unwrap_or_default();
        if head.contains(char::is_lowercase) {
            break;
        }
        end = at;
    }
    match title.split_at_checked(end) {
        Some((kind, rest)) if !kind.is_empty() && !rest.trim().is_empty() => vec![kind, rest.trim()],
        _ => vec![title],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_an_attached_text_stands_on_its_own_line() {
        assert_eq!(title_lines("QUY CHẾ Tiếp công dân"), ["QUY CHẾ", "Tiếp công dân"]);
        assert_eq!(title_lines("DANH SÁCH CÁN BỘ"), ["DANH SÁCH CÁN BỘ"]);
        assert_eq!(title_lines("Danh sách cán bộ"), ["Danh sách cán bộ"]);
        assert_eq!(title_lines(""), [""]);
    }
}
