extension Page {
    /// Who speaks, which rooms have something new, and whether the server answers.
    static let headView = #"""
        function drawHead() {
          document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
          for (const element of document.querySelectorAll('[data-word]')) element.textContent = word[element.dataset.word];
          for (const element of document.querySelectorAll('[data-label]')) {
            element.setAttribute('aria-label', word[element.dataset.label]);
          }
          find('language').textContent = word.language;
          if (!scene) return;
          find('community').textContent = scene.community;
          document.title = `${scene.community} · ${scene.bot}`;
          drawPeople();
        }

        const badge = count => {
          const element = make('span', 'count', String(count));
          element.setAttribute('aria-label', word.unread(count));
          return element;
        };
        const directUnread = id => unread.get('direct-' + id) ?? 0;

        function drawPeople() {
          const select = find('person');
          select.replaceChildren(...['resident', 'staff', 'manager'].map(role => {
            const group = make('optgroup');
            group.label = word[role];
            for (const person of scene.people.filter(person => person.role === role)) {
              const count = directUnread(person.id);
              const option = make('option', '', [person.name, person.place, count ? `● ${count}` : ''].filter(Boolean).join(' '));
              option.value = person.id;
              group.append(option);
            }
            return group;
          }));
          select.value = speaker;

          const waiting = scene.people.map(person => person.id).filter(id => directUnread(id) && !recent.includes(id));
          const focused = document.activeElement?.dataset?.person;
          find('recent').replaceChildren(...[...recent, ...waiting.slice(0, 4)].map(id => {
            const person = people.get(id);
            const chip = button('', person.name, () => speakAs(id));
            chip.dataset.person = id;
            if (person.role === 'resident') chip.append(make('small', '', person.place));
            chip.title = person.place;
            chip.setAttribute('aria-pressed', id === speaker);
            if (directUnread(id)) chip.append(badge(directUnread(id)));
            return chip;
          }));
          if (focused) [...find('recent').children].find(chip => chip.dataset.person === focused)?.focus();
        }

        function drawTabs() {
          const chats = shownChats();
          find('tabs').replaceChildren(...chats.map((chat, index) => {
            const tab = button('', chat.name, () => open(chat.id));
            tab.setAttribute('role', 'tab');
            tab.setAttribute('aria-controls', 'room-' + chat.id);
            tab.setAttribute('aria-selected', chat.id === current);
            tab.tabIndex = chat.id === current ? 0 : -1;
            if (unread.get(chat.id)) tab.append(badge(unread.get(chat.id)));
            tab.addEventListener('keydown', event => {
              const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
              const next = step && chats[index + step];
              if (next) { open(next.id); find('tabs').children[index + step].focus(); }
            });
            return tab;
          }));
          for (const [id, view] of views) view.element.classList.toggle('current', id === current);
        }

        function open(id) {
          current = id;
          markSeen();
          drawTabs();
          drawPeople();
          const { messages } = views.get(id);
          messages.scrollTo({ top: messages.scrollHeight, behavior: 'instant' });
        }

        function markSeen() {
          for (const id of views.keys()) if (isSeen(id)) unread.delete(id);
        }

        function speakAs(id) {
          speaker = id;
          if (!recent.includes(id)) recent = [id, ...recent].slice(0, 5);
          store.set('speaker', id);
          drawRooms();
          drawPeople();
        }

        function connection(state) {
          const held = [...talks.values()].flat().filter(m => m.delivery?.state === 'waiting' && m.delivery.reason).length;
          const shown = state === 'open' && held ? 'waiting' : state;
          const line = find('connection');
          const text = shown === 'waiting' ? word.held(held) : word[shown];
          line.dataset.state = shown;
          if (line.textContent !== text) line.textContent = text;
          connection.last = state;
        }
        """#
}
