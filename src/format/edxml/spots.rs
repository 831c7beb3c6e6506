//! Where the elements of a packet stand.

use std::collections::HashMap;

use super::place::Lines;
use super::record::camel;
use crate::diagnostic::Place;

/// The elements of the standard that a reader went through, each with its place.
///
/// It is filled for every packet and seldom asked, so it holds no text.
#[derive(Debug, Clone, Default)]
pub(super) struct Spots {
    all: Vec<Spot>,
    /// The header, in which the place of the first is found when it is asked for.
    head: Vec<u8>,
    in_head: usize,
}

#[derive(Debug, Clone)]
struct Spot {
    within: Option<usize>,
    name: &'static str,
    /// Which of several it is.
    index: Option<usize>,
    at: usize,
    place: Option<Place>,
}

/// Elements that are none of the model, or have another name there.
const FRAMES: [(&str, &str); 6] = [
    ("edXMLHeader", ""),
    ("edXMLBody", ""),
    ("MessageHeader", ""),
    ("AttachmentEncoded", ""),
    ("edXMLManifest", "manifest"),
    ("Attachment", "attachments"),
];

/// What the empty path stands for: the message, or the header that has none.
const MESSAGE: [&str; 2] = ["edXMLHeader", "MessageHeader"];

impl Spots {
    /// Adds an element inside another; gives its number.
    pub(super) fn add(&mut self, within: Option<usize>, name: &'static str, index: Option<usize>, at: usize) -> usize {
        self.all.push(Spot {
            within,
            name,
            index,
            at,
            place: None,
        });
        self.all.len() - 1
    }

    /// Keeps the header, in which those so far stand.
    pub(super) fn keep(&mut self, head: Vec<u8>) {
        self.head = head;
        self.in_head = self.all.len();
    }

    /// Finds the line and column of the last ones that have none.
    pub(super) fn settle(&mut self, mut place: impl FnMut(usize) -> Option<Place>) {
        let behind = self.all.get_mut(self.in_head..).unwrap_or_default();
        let bare = behind.iter_mut().rev().take_while(|spot| spot.place.is_none());
        let mut bare: Vec<&mut Spot> = bare.collect();
        bare.sort_by_key(|spot| spot.at);
        for spot in bare {
            spot.place = place(spot.at);
        }
    }

    /// The JSON Pointer to one.
    pub(super) fn pointer(&self, at: usize) -> String {
        let mut way = Vec::new();
        let mut next = Some(at);
        while let Some(spot) = next.and_then(|at| self.all.get(at)) {
            way.push(spot);
            next = spot.within;
        }
        let mut out = String::new();
        for spot in way.iter().rev() {
            match FRAMES.iter().find(|(frame, _)| *frame == spot.name) {
                Some((_, "")) => continue,
                Some((_, shown)) => out.push_str(&format!("/{shown}")),
                None => out.push_str(&format!("/{}", camel(spot.name))),
            }
            if let Some(index) = spot.index {
                out.push_str(&format!("/{index}"));
            }
        }
        out
    }

    /// The places by their paths; that of the message is empty.
    pub(super) fn by_path(&self) -> HashMap<String, Place> {
        let mut lines = Lines::new(&self.head);
        let placed = self.all.iter().enumerate().filter_map(|(i, spot)| {
            let in_head = i < self.in_head;
            let place = if in_head { lines.point(spot.at) } else { spot.place };
            let path = self.pointer(i);
            let named = !path.is_empty() || MESSAGE.contains(&spot.name);
            Some((path, place.filter(|_| named)?))
        });
        placed.collect()
    }
}
