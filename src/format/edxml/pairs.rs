//! Which row of the manifest is about which attachment.

use std::collections::HashMap;

use super::model::{ContentId, Packet, Reference};

/// What a row or an attachment is known by.
type Key<'a> = dyn Fn(usize) -> Option<String> + 'a;

impl Packet {
    /// What the manifest says about an attachment: the row of the same identifier,
    /// else that at the same position, else that of the same name.
    ///
    /// ```
    /// use congvan::edxml::{Attachment, ContentId, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "a.pdf"));
    /// packet.attach(Attachment::new("2", "b.pdf"));
    /// packet.manifest.reference.reverse();
    /// let name = |i| packet.reference_of(i).unwrap().attachment_name.clone();
    /// assert_eq!((name(0).as_deref(), name(1).as_deref()), (Some("a.pdf"), Some("b.pdf")));
    /// assert_eq!(packet.reference_of(2), None);
    /// ```
    #[must_use]
    pub fn reference_of(&self, attachment: usize) -> Option<&Reference> {
        let pair = *self.pairs().get(attachment)?;
        self.manifest.reference.get(pair?)
    }

    /// For each attachment its row in the manifest; no row is taken twice.
    pub(super) fn pairs(&self) -> Vec<Option<usize>> {
        let (rows, files) = (&self.manifest.reference, &self.attachments);
        let id = |id: Option<&ContentId>| Some(id?.id().to_owned());
        // What both are known by, the surest first.
        let keys: [(&Key<'_>, &Key<'_>); 3] = [
            (&|j| id(rows.get(j)?.content_id.as_ref()), &|i| {
                id(files.get(i)?.content_id.as_ref())
            }),
            (&|j| Some(j.to_string()), &|i| Some(i.to_string())),
            (&|j| rows.get(j)?.attachment_name.clone(), &|i| {
                files.get(i)?.attachment_name.clone()
            }),
        ];
        let mut pairs = vec![None; files.len()];
        let mut taken = vec![false; rows.len()];
        for (of_row, of_file) in keys {
            // The first is on top: of several with one key the first file gets the first.
            let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
            for (j, _) in taken.iter().enumerate().rev().filter(|(_, taken)| !**taken) {
                if let Some(key) = of_row(j) {
                    waiting.entry(key).or_default().push(j);
                }
            }
            for (i, pair) in pairs.iter_mut().enumerate().filter(|(_, pair)| pair.is_none()) {
                let found = of_file(i).and_then(|key| waiting.get_mut(&key)?.pop());
                if let Some(taken) = found.and_then(|j| taken.get_mut(j)) {
                    *taken = true;
                    *pair = found;
                }
            }
        }
        pairs
    }
}
