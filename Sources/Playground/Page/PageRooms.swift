extension Page {
    /// A room: its messages, and the box to write in.
    static let roomView = #"""
        function drawRooms() {
          views.clear();
          find('rooms').replaceChildren(...shownChats().map(roomElement));
          if (!views.has(current)) current = shownChats().at(current?.startsWith('direct-') ? -1 : 0)?.id ?? null;
          for (const chat of shownChats()) {
            drawMessages(chat);
            drawWriting(chat);
          }
          markSeen();
          drawTabs();
        }

        function roomElement(chat) {
          const element = make('section', 'room');
          element.id = 'room-' + chat.id;
          const title = make('h2', '', chat.name);
          title.id = 'title-' + chat.id;
          title.append(make('small', '', chat.kind === 'direct' ? word.onlyYou : word.members(chat.members.length)));
          element.setAttribute('aria-labelledby', title.id);
          const messages = make('div', 'messages');
          messages.setAttribute('role', 'log');
          messages.setAttribute('aria-label', chat.name);
          messages.addEventListener('keydown', moveAmongMessages);
          const write = make('div', 'write');
          element.append(title, messages, write);
          views.set(chat.id, { chat, element, messages, write, area: null });
          return element;
        }

        function drawMessages(chat) {
          const { messages } = views.get(chat.id);
          const all = talk(chat.id).map(message => messageElement(message, chat));
          const nothing = chat.members.includes(speaker) ? word.begin : word.empty;
          messages.replaceChildren(...(all.length ? all : [make('p', 'empty', nothing)]));
          oneTabStop(messages);
          messages.scrollTo({ top: messages.scrollHeight, behavior: 'instant' });
        }

        /** Shows one message that is new, or whose state changed, and leaves the others alone. */
        function drawMessage(message) {
          const view = views.get(message.chat);
          if (!view) return;
          const { messages, chat } = view;
          const atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
          const old = [...messages.children].find(element => element.dataset.id === message.id);
          const element = messageElement(message, chat);
          if (old) {
            const hadFocus = old.contains(document.activeElement);
            old.replaceWith(element);
            if (hadFocus) element.querySelector('.foot button')?.focus();
          } else {
            messages.querySelector('.empty')?.remove();
            const after = [...messages.children].find(other => Number(other.dataset.number) > message.number);
            messages.insertBefore(element, after ?? null);
            while (messages.children.length > mostKept) messages.firstChild.remove();
          }
          oneTabStop(messages);
          if (atEnd || message.sender === speaker) messages.scrollTop = messages.scrollHeight;
        }

        /** A room is one stop for the Tab key; the arrows move among its messages. */
        function oneTabStop(messages) {
          const stops = [...messages.querySelectorAll('.foot button')];
          stops.forEach((stop, index) => { stop.tabIndex = index === stops.length - 1 ? 0 : -1; });
        }

        function moveAmongMessages(event) {
          const stops = [...event.currentTarget.querySelectorAll('.foot button')];
          const place = stops.indexOf(document.activeElement);
          const next = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: stops.length - 1 }[event.key];
          if (place < 0 || next === undefined || !stops[next]) return;
          event.preventDefault();
          stops.forEach((stop, index) => { stop.tabIndex = index === next ? 0 : -1; });
          stops[next].focus();
        }

        function drawWriting(chat) {
          const view = views.get(chat.id);
          const person = people.get(speaker);
          view.area = null;
          if (!chat.members.includes(speaker)) {
            view.write.replaceChildren(outsideElement(chat, person));
            return;
          }
          const mine = draft(chat.id);
          const parts = [];
          const lines = word.first[chat.kind]?.[person.role] ?? [];
          if (lines.length) {
            const chips = make('div', 'chips');
            chips.setAttribute('role', 'group');
            chips.setAttribute('aria-label', word.lines);
            for (const line of lines) {
              chips.append(button('', line, () => { mine.text = line; drawWriting(chat); views.get(chat.id).area.focus(); }));
            }
            parts.push(chips);
          }
          if (mine.quoting) {
            const chip = make('div', 'quote-chip');
            chip.append(make('span', '', oneLine(mine.quoting)));
            const cancel = button('', '✕', () => dropQuote(chat));
            cancel.setAttribute('aria-label', word.cancelQuote);
            chip.append(cancel);
            parts.push(chip);
          }
          parts.push(boxElement(chat, person, mine));
          if (mine.problem) {
            const problem = make('p', 'problem', word.notSent(mine.problem));
            problem.setAttribute('role', 'alert');
            parts.push(problem);
          }
          view.write.replaceChildren(...parts);
          if (view.area) fit(view.area);
        }

        function dropQuote(chat) {
          draft(chat.id).quoting = null;
          drawWriting(chat);
          views.get(chat.id).area?.focus();
        }

        function outsideElement(chat, person) {
          const element = make('div', 'outside');
          element.append(make('span', '', word.outside(person.name)));
          const known = recent.find(id => chat.members.includes(id)) ?? chat.members[0];
          if (known !== undefined) {
            element.append(button('step', word.step(people.get(known).name), () => {
              speakAs(known);
              views.get(chat.id)?.area?.focus();
            }));
          }
          return element;
        }

        function boxElement(chat, person, mine) {
          const box = make('div', 'box');
          const area = make('textarea');
          area.rows = 1;
          area.value = mine.text;
          area.placeholder = word.placeholder(person.name);
          area.title = word.hint;
          area.setAttribute('aria-label', `${chat.name}: ${word.placeholder(person.name)}`);
          area.enterKeyHint = 'send';
          const submit = button('submit', word.send, () => say(chat));
          submit.disabled = mine.busy || !mine.text.trim();
          area.addEventListener('input', () => {
            mine.text = area.value;
            submit.disabled = mine.busy || !mine.text.trim();
            fit(area);
          });
          area.addEventListener('keydown', event => {
            // While an input method composes, Enter chooses its candidate.
            if (event.isComposing || event.keyCode === 229) return;
            if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); say(chat); }
            if (event.key === 'Escape' && mine.quoting) { event.preventDefault(); dropQuote(chat); }
          });
          const actions = make('div', 'actions');
          if (chat.kind !== 'direct') {
            const mention = button('toggle', word.mention(scene.bot), () => {
              mine.mention = !mine.mention;
              mention.setAttribute('aria-pressed', mine.mention);
            });
            mention.setAttribute('aria-pressed', mine.mention);
            actions.append(mention);
          }
          actions.append(submit);
          box.append(area, actions);
          views.get(chat.id).area = area;
          return box;
        }

        function fit(area) {
          area.style.height = 'auto';
          area.style.height = area.scrollHeight + 'px';
        }
        """#
}
