extension Page {
    /// All of the page's behaviour. Words of people reach the document through `textContent` only.
    static let script =
        "'use strict';\n(() => {\n"
        + [words, state, messageView, roomView, headView, wire].joined(separator: "\n") + "\n})();"

    static let state = #"""
        const find = id => document.getElementById(id);
        const wide = matchMedia('(min-width: 901px)');
        const store = {
          get(key) { try { return localStorage.getItem(key); } catch { return null; } },
          set(key, value) { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } },
        };
        const mostKept = 400;

        let language = store.get('language') ?? ((navigator.language || '').toLowerCase().startsWith('zh') ? 'zh' : 'en');
        let word = WORDS[language] ?? WORDS.en;
        let scene = null;
        let speaker = null;
        let current = null;          // the chat whose tab is open on a narrow screen
        let recent = [];             // ids of people, newest first
        const people = new Map();
        const talks = new Map();     // chat id -> its messages in order
        const drafts = new Map();    // chat id -> what is being written there
        const unread = new Map();    // chat id -> how many
        const views = new Map();     // chat id -> the parts of its column, for those on the page

        function make(tag, className, text) {
          const element = document.createElement(tag);
          if (className) element.className = className;
          if (text !== undefined) element.textContent = text;
          return element;
        }

        function button(className, text, act) {
          const element = make('button', className, text);
          element.type = 'button';
          element.addEventListener('click', act);
          return element;
        }

        const directChat = person => ({
          id: 'direct-' + person.id, kind: 'direct', name: word.direct(person.name), members: [person.id],
        });
        const shownChats = () => scene ? [...scene.rooms, directChat(people.get(speaker))] : [];
        const isSeen = id => views.has(id) && (wide.matches || current === id) && !document.hidden;
        const talk = id => { if (!talks.has(id)) talks.set(id, []); return talks.get(id); };
        const draft = id => {
          if (!drafts.has(id)) drafts.set(id, { text: '', quoting: null, mention: false, problem: '', busy: false });
          return drafts.get(id);
        };
        const nameOf = message =>
          message.sender === undefined ? scene.bot : people.get(message.sender)?.name ?? message.sender;

        function timeOf(message) {
          const date = new Date(message.at);
          const zone = { timeZone: scene.zone };
          const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone };
          return date.toLocaleDateString('en', zone) === new Date().toLocaleDateString('en', zone)
            ? date.toLocaleTimeString(language, clock)
            : date.toLocaleString(language, { month: 'short', day: 'numeric', ...clock });
        }

        /** Puts a message in its place, or the newer state of one in place of the older. */
        function take(message) {
          const all = talk(message.chat);
          const known = all.findIndex(other => other.id === message.id);
          if (known >= 0) { all[known] = message; return false; }
          let place = all.length;
          while (place > 0 && all[place - 1].number > message.number) place -= 1;
          all.splice(place, 0, message);
          if (all.length > mostKept) all.shift();
          return true;
        }
        """#
}
