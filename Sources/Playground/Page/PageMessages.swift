extension Page {
    /// One message: its bubble, what it quotes, what became of it.
    static let messageView = #"""
        let namePattern = null;      // finds @ followed by a name of the cast

        function prepareNames() {
          const names = [scene.bot, ...scene.people.map(person => person.name)]
            .sort((a, b) => b.length - a.length)
            .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
          namePattern = new RegExp('(@(?:' + names.join('|') + '))', 'g');
        }

        function fillBubble(bubble, message) {
          const called = message.mentions.map(id => people.get(id)?.name ?? id);
          if (message.mentionsBot) called.push(scene.bot);
          const missing = called.filter(name => !message.text.includes('@' + name)).map(name => '@' + name);
          for (const name of missing) bubble.append(make('span', 'mention', name), ' ');
          message.text.split(namePattern).forEach((part, index) => {
            if (part) bubble.append(index % 2 ? make('span', 'mention', part) : part);
          });
        }

        function oneLine(message) {
          return `${nameOf(message)}: ${message.text.replace(/\s+/g, ' ').slice(0, 120)}`;
        }

        function stateOf(message) {
          const { state, reason } = message.delivery;
          if (state === 'sent') return make('span', '', word.sent);
          if (state === 'failed') return make('span', 'failed', word.failed(reason ?? '?'));
          return make('span', reason ? 'failed' : '', reason ? word.retrying(reason) : word.waiting);
        }

        function messageElement(message, chat) {
          const person = people.get(message.sender);
          const isBot = message.sender === undefined;
          const element = make('article', 'message');
          element.classList.toggle('mine', message.sender === speaker);
          element.classList.toggle('bot', isBot);
          element.dataset.id = message.id;
          element.dataset.number = message.number;
          element.setAttribute('aria-label', word.saidBy(nameOf(message), timeOf(message)));

          const who = make('div', 'who');
          who.append(make('b', '', nameOf(message)));
          if (isBot) who.append(make('span', 'tag', word.robot));
          else if (person?.place) who.append(make('span', '', person.place));
          who.append(make('time', '', timeOf(message)));
          element.append(who);

          if (message.quoting) {
            const quoted = talk(message.chat).find(other => other.id === message.quoting);
            element.append(button('quoted', quoted ? oneLine(quoted) : word.gone, () => show(message.quoting)));
          }
          const bubble = make('div', 'bubble');
          fillBubble(bubble, message);
          bubble.addEventListener('click', () => { if (getSelection().isCollapsed) quote(message, chat); });
          element.append(bubble);

          if (message.choices && chat.members.includes(speaker)) {
            const choices = make('div', 'choices');
            for (const choice of message.choices) {
              choices.append(button('', choice.label, () => { quote(message, chat); draft(chat.id).text = choice.words; say(chat); }));
            }
            element.append(choices);
          }

          const foot = make('div', 'foot');
          if (message.delivery) foot.append(stateOf(message));
          if (chat.members.includes(speaker)) {
            const again = button('', word.quote, () => quote(message, chat));
            again.setAttribute('aria-label', word.quoteOf(oneLine(message)));
            foot.append(again);
          }
          element.append(foot);
          return element;
        }

        function show(id) {
          const element = [...document.querySelectorAll('.message')].find(other => other.dataset.id === id);
          if (!element) return;
          element.scrollIntoView({ block: 'center' });
          element.classList.add('flash');
          setTimeout(() => element.classList.remove('flash'), 1200);
        }

        function quote(message, chat) {
          if (!chat.members.includes(speaker)) return;
          draft(chat.id).quoting = message;
          drawWriting(chat);
          views.get(chat.id).area?.focus();
        }
        """#
}
