//! Going on with a chronology that was opened: the first one, or another one instead.

use super::super::keeper::Keeper;
use super::super::lookup::is_small;
use super::super::place::View;
use super::super::session::Effect;
use super::super::start::{Opened, Unread};
use super::super::state::{Context, LookedUp, Overlay, State};
use super::super::update::{begin, exchange, go_to_end, request};
use super::{Explorer, News};
use crate::keep::{Bookmark, Kept};
use crate::store::Trouble;
use crate::text::Clean;

impl<E: Into<Unread> + Send + 'static> Explorer<E> {
    /// Goes on with a chronology where one is in the one before, or in its beginning: what a file says by now, or the
    /// rest of it. Whoever answers or looks up for the one before is not heard any more.
    pub(super) fn take_over(&mut self, mut opened: Opened) -> Vec<Effect> {
        if self.keeper.as_ref().is_some_and(|keeper| !keeper.is_idle()) {
            // What was kept here meanwhile may not be on the disk yet.
            opened.context.remember(self.context.kept.clone());
        }
        let rest = opened.rest;
        let (before, trouble) = self.install(opened);
        let part = std::mem::replace(&mut self.state.rest, rest);
        exchange(&mut self.state, &before, &self.context);
        if let Some(part) = part {
            // What was said of the ends of the part is over; all else that is told there stays.
            self.state.notice = self.state.notice.take().filter(|_| !part.is_told);
            if let Some(end) = part.wanted {
                go_to_end(&mut self.state, &self.context, end);
            }
        }
        if part.is_some()
            && let Some(id) = &self.state.absent
        {
            let is_nowhere = self.context.chronology.event_of_id(id).is_none();
            let notice = self.state.notice.take();
            // What else there was not is still told.
            let so_far = format!("There is no event {id} among those read so far");
            let rest = notice.as_deref().and_then(|notice| notice.strip_prefix(&so_far)).unwrap_or_default();
            let sentence = Clean::line(&format!("There is no event {id} in this chronology{rest}"));
            self.state.notice = is_nowhere.then_some(sentence).or(notice);
        }
        if before.asks_beside {
            // A million events are not taken apart in a moment.
            std::thread::spawn(move || drop(before));
        }
        self.start_beside(trouble)
    }

    /// Puts a chronology in the place of the one before, which is given back.
    fn install(&mut self, opened: Opened) -> (Context, Option<Trouble>) {
        let Opened { context, unchecked, store, trouble, files, .. } = opened;
        self.watch(files);
        (self.unchecked, self.lookups, self.problems) = (unchecked, None, context.problems.len());
        let Context { glyphs, theme, .. } = self.context;
        let keymap = std::mem::take(&mut self.context.keymap);
        let before = std::mem::replace(&mut self.context, Context { keymap, glyphs, theme, ..context });
        if let Some(keeper) = &mut self.keeper {
            keeper.move_to(store);
        } else {
            let sender = self.sender.clone();
            self.keeper = Some(Keeper::new(store, move |written| {
                // A session that is over hears nothing more, and needs not.
                let _ = sender.send(News::Written(written));
            }));
        }
        (before, trouble)
    }

    /// Has done beside the screen what a chronology that was put in place needs.
    fn start_beside(&mut self, trouble: Option<Trouble>) -> Vec<Effect> {
        if self.state.rest.is_none() {
            if self.state.looked_up == LookedUp::Some && is_small(&self.context.chronology) {
                self.state.looked_up = LookedUp::Soon;
            }
            // Arrives after the first frame; and whoever is gone need not hear it.
            let _ = self.sender.send(News::Shown);
        }
        self.hire();
        let asked = request(&mut self.state).into_iter().collect();
        let mut effects = self.carry_out(asked);
        if let Some(trouble) = trouble {
            effects.extend(self.tell(&trouble));
        }
        effects
    }

    /// Goes on with the chronology that was waited for, where it was left.
    pub(in crate::tui) fn take(&mut self, opened: Opened) -> Vec<Effect> {
        let rest = opened.rest;
        let (_, trouble) = self.install(opened);
        let State { size, question, overlay, view, mouse, notice, .. } = &mut self.state;
        let overlay =
            overlay.take().filter(|overlay| !matches!(overlay, Overlay::Picker(_) | Overlay::Finder(_)));
        let (size, view, mouse, notice) = (*size, *view, *mouse, notice.take());
        // Whoever has typed a query meanwhile wants that one.
        if question.text != self.start.place(&Kept::default()).query.as_str() {
            self.start.query = Some(std::mem::take(&mut question.text));
        }
        let place = self.start.place(&self.context.kept);
        // Whoever has kept nothing yet, not even a place to come back to, is here for the first time.
        let welcome = self.context.kept == Kept::default() && place.query.is_empty();
        let fresh = State::new(size, &place.query, &self.context);
        self.state = State { overlay, welcome, notice, mouse, rest, ..fresh };
        // And whoever has turned to a view meanwhile wants that one.
        let place = if view == View::List { place } else { Bookmark { view: None, ..place } };
        self.state.view = view;
        begin(&mut self.state, &self.context, &place);
        self.start_beside(trouble)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent};
    use ratatui::layout::Size;

    use super::*;
    use crate::load::{Checking, Excerpt, Format, Progress, Stage, built_in, load};
    use crate::model::Chronology;
    use crate::store::{Identity, Store};
    use crate::tui::layout;
    use crate::tui::message::Message;
    use crate::tui::place::Place;
    use crate::tui::session::{Input, Mailbox, Program};
    use crate::tui::start::Start;

    fn opened() -> Opened {
        let loaded = built_in(Checking::Later);
        let store = Store::new(None, Identity::new(None, &loaded.chronology));
        Opened::new(loaded, None, store)
    }

    fn pressed(explorer: &mut Explorer<Unread>, keys: &str) {
        for key in keys.chars() {
            explorer.update(Input::Key(KeyEvent::from(KeyCode::Char(key))));
        }
    }

    #[test]
    fn what_is_chosen_while_the_chronology_is_read_stays() {
        let mailbox = Mailbox::new().unwrap();
        let context = || Context::new(Chronology::default(), Vec::new());
        for (keys, place) in [("", Place::Timeline), ("v", Place::Lanes), ("vv/li", Place::Prompt)] {
            let mut explorer =
                Explorer::<Unread>::waiting(context(), Start::default(), None, mailbox.sender());
            explorer.update(Input::Resize(Size::new(120, 40)));
            pressed(&mut explorer, keys);
            let view = explorer.state.view;
            for _ in 0..2 {
                // The second is the same once more, or the rest of it.
                explorer.update(Input::Message(News::Opened(Ok(Box::new(opened())))));
                assert_eq!((explorer.state.place(), explorer.state.view), (place, view), "{keys}");
                assert!(!explorer.state.listing.events().is_empty() && explorer.state.loading.is_none());
            }
        }
    }

    #[test]
    fn answers_of_the_chronology_before_are_not_heard() {
        let mailbox = Mailbox::new().unwrap();
        let context = Context::new(Chronology::default(), Vec::new());
        let mut explorer = Explorer::<Unread>::waiting(context, Start::default(), None, mailbox.sender());
        explorer.take(opened());
        let edition = explorer.state.edition;
        explorer.take_over(opened());
        let looked_up = explorer.state.looked_up;
        assert_ne!(looked_up, LookedUp::All);
        let all = super::super::super::lookup::Told::AllDone(Vec::new());
        explorer.update(Input::Message(News::LookedUp(edition, all.clone())));
        assert_eq!(explorer.state.looked_up, looked_up);
        explorer.update(Input::Message(News::LookedUp(edition + 1, all)));
        assert_eq!(explorer.state.looked_up, LookedUp::All);
    }

    /// A year's event a line.
    fn lines(years: std::ops::Range<usize>) -> String {
        let line = |year| format!("{{\"id\":\"of-{year}\",\"title\":\"In {year}\",\"date\":\"{year}\"}}\n");
        years.map(line).collect::<Vec<_>>().concat()
    }

    fn read(years: std::ops::Range<usize>) -> crate::load::Loaded {
        let documents = crate::load::Folder("nowhere".into());
        load(&Clean::line("years"), &lines(years), Format::JsonLines, &documents)
    }

    fn store() -> Store {
        Store::new(None, Identity::new(None, &built_in(Checking::Later).chronology))
    }

    fn screen(explorer: &Explorer<Unread>) -> String {
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 100, 20));
        explorer.view(&mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn what_is_told_beside_the_excerpt_stays_when_the_whole_takes_over() {
        let mailbox = Mailbox::new().unwrap();
        let context = Context::new(Chronology::default(), Vec::new());
        let mut explorer = Explorer::waiting(context, Start::default(), None, mailbox.sender());
        explorer.send(Message::Resize(layout::Size { columns: 100, rows: 20 }));
        let excerpt = Excerpt { chronology: read(1100..1110).chronology, before: 100, of: 900 };
        hear(&mut explorer, News::Opened(Ok(Box::new(Opened::excerpt(excerpt, None, store())))));
        explorer.send(Message::Trouble("There is no view foo".to_owned()));
        let whole = Opened::new(read(1000..1900), None, store());
        hear(&mut explorer, News::Opened(Ok(Box::new(whole))));
        assert!(screen(&explorer).contains("There is no view foo"), "{}", screen(&explorer));
    }

    fn hear(explorer: &mut Explorer<Unread>, news: News<Unread>) {
        explorer.update(Input::Message(news));
    }

    #[test]
    fn an_excerpt_is_gone_about_in_until_the_whole_takes_over() {
        let mailbox = Mailbox::new().unwrap();
        let context = Context::new(Chronology::default(), Vec::new());
        let start = Start { query: Some("year:1105..".to_owned()), ..Start::default() };
        let mut explorer = Explorer::waiting(context, start, None, mailbox.sender());
        explorer.send(Message::Resize(layout::Size { columns: 100, rows: 20 }));
        let progress = Progress { done: 1, of: 4, ..Progress::start(Stage::Reading) };
        hear(&mut explorer, News::Progress(progress));
        assert!(screen(&explorer).contains("25 % of the file"));

        let excerpt = Excerpt { chronology: read(1100..1110).chronology, before: 100, of: 900 };
        hear(&mut explorer, News::Opened(Ok(Box::new(Opened::excerpt(excerpt, None, store())))));
        hear(&mut explorer, News::Progress(Progress { done: 2, ..progress }));
        let shown = screen(&explorer);
        assert!(shown.contains("5 of 10 events; the rest of 900 is being read: 50 %"), "{shown}");
        explorer.send(Message::Key(crate::tui::key::Key::parse("G").unwrap()));
        let shown = screen(&explorer);
        assert!(shown.contains("What comes after is being read: 50 %, then you go there"), "{shown}");
        hear(&mut explorer, News::Progress(Progress::start(Stage::Events)));
        assert!(screen(&explorer).contains("the rest of 900 is being put in order"));

        let whole = Opened::new(read(1000..1900), None, store());
        hear(&mut explorer, News::Opened(Ok(Box::new(whole))));
        let shown = screen(&explorer);
        assert!(!shown.contains("the rest") && shown.contains("795 of 900 events"), "{shown}");
        assert!(!shown.contains("What comes after"), "{shown}");
        let selected = explorer.state.selected.map(|event| explorer.context.chronology.event(event).id);
        assert_eq!(selected, Some("of-1899"));
        assert_eq!(explorer.state.question.text, "year:1105..");
    }
}
