//! The block that makes a copy (NĐ 30/2020, Annex I, part II; Annex III, model 3.1).

use super::columns::Pair;
use super::foot::Foot;
use super::head::place_and_date;
use super::sheet::Sheet;
use super::style::Style;
use super::xml::Para;
use crate::document::CopyBlock;

impl<'d> Sheet<'d> {
    /// Below a rule over the whole text: who copied on the left, the form of the copy on
    /// the right, number and date, then a foot as a letter has it.
    pub(super) fn copy(&mut self, copy: &'d CopyBlock, index: usize) {
        let path = match index.checked_sub(1) {
            None => "/copy_block".to_owned(),
            Some(further) => format!("/further_copies/{further}"),
        };
        self.xml.paragraph(&Para::new(Style::Gap).before(12.0));
        self.xml
            .paragraph(&Para::rule(self.measures.text, self.measures.text).after(6.0));
        let issuer = copy.issuer.as_slice();
        let form = copy
            .kind
            .as_ref()
            .map(|kind| Para::of(Style::CopyForm, format!("{path}/kind"), kind.name().to_uppercase()));
        let mut rows: Vec<Pair<'d>> = vec![[
            self.issuers(issuer, &format!("{path}/issuer")),
            form.into_iter().collect(),
        ]];
        let number = self.number(copy.number.as_ref(), "/copy_block/number");
        let date = place_and_date(copy.place.as_deref(), copy.date, copy.date_as_written.as_deref(), &path);
        if number.is_some() || date.is_some() {
            rows.push([number.into_iter().collect(), date.into_iter().collect()]);
        }
        for para in rows.iter_mut().flatten().flatten() {
            *para = para.clone().with_next();
        }
        self.xml.columns(self.measures.head, rows);
        let foot = Foot {
            signatures: &copy.signatures,
            recipients: &copy.recipients,
            archive: copy.archive.as_ref(),
            mark: (None, None),
        };
        self.foot_of(foot, &path);
    }
}
