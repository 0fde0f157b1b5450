extension Page {
    /// Saying something, and hearing what others say.
    static let wire = #"""
        async function say(chat) {
          const mine = draft(chat.id);
          if (mine.busy || !mine.text.trim()) return;
          const sent = { person: speaker, chat: chat.id, text: mine.text };
          if (mine.quoting) sent.quoting = mine.quoting.id;
          sent.mentionsBot = chat.kind !== 'direct' && (mine.mention || mine.text.includes('@' + scene.bot));
          mine.busy = true;
          mine.problem = '';
          try {
            const reply = await fetch('/playground/say', {
              method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent),
            });
            if (!reply.ok) {
              const answer = await reply.json().catch(() => null);
              throw new Error(answer?.error?.message ?? `HTTP ${reply.status}`);
            }
            mine.quoting = null;
            mine.mention = false;
            if (mine.text === sent.text) mine.text = '';
            recent = [...new Set([...recent, sent.person])];
          } catch (error) {
            mine.problem = error instanceof TypeError ? word.noServer : error.message;
          }
          mine.busy = false;
          const view = views.get(chat.id);
          if (!view) return;
          const hadFocus = view.write.contains(document.activeElement);
          drawWriting(view.chat);
          if (hadFocus) view.area?.focus();
        }

        function arrived(message) {
          if (take(message) && message.sender !== speaker && !isSeen(message.chat)) {
            unread.set(message.chat, (unread.get(message.chat) ?? 0) + 1);
            drawPeople();
            drawTabs();
          }
          drawMessage(message);
          connection('open');
        }

        function defaultSpeaker() {
          const kept = store.get('speaker');
          if (people.has(kept)) return kept;
          return (scene.people.find(person => person.role === 'resident') ?? scene.people[0]).id;
        }

        /** Loads everything, then listens; comes back by itself when the server does. */
        async function start() {
          connection('connecting');
          try {
            const reply = await fetch('/playground/state', { cache: 'no-store' });
            if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
            scene = await reply.json();
          } catch {
            connection('lost');
            setTimeout(start, 2000);
            return;
          }
          people.clear();
          talks.clear();
          for (const person of scene.people) people.set(person.id, person);
          for (const message of scene.messages) take(message);
          prepareNames();
          if (!people.has(speaker)) {
            speaker = defaultSpeaker();
            const helper = role => scene.people.find(person => person.role === role)?.id;
            recent = [...new Set([speaker, helper('resident'), helper('staff'), helper('manager')])]
              .filter(id => id !== undefined).slice(0, 4);
          }
          drawRooms();
          drawHead();
          listen(scene.cursor);
        }

        function listen(cursor) {
          const events = new EventSource('/playground/events?after=' + encodeURIComponent(cursor));
          events.addEventListener('open', () => connection('open'));
          events.addEventListener('message', event => arrived(JSON.parse(event.data)));
          events.addEventListener('reset', () => { events.close(); start(); });
          events.addEventListener('error', () => {
            connection('lost');
            if (events.readyState === EventSource.CLOSED) setTimeout(start, 2000);
          });
        }

        find('person').addEventListener('change', event => speakAs(event.target.value));
        find('language').addEventListener('click', () => {
          language = language === 'zh' ? 'en' : 'zh';
          word = WORDS[language];
          store.set('language', language);
          drawHead();
          if (scene) drawRooms();
          connection(connection.last ?? 'connecting');
        });
        const seenAgain = () => { if (scene) { markSeen(); drawTabs(); drawPeople(); } };
        wide.addEventListener('change', seenAgain);
        document.addEventListener('visibilitychange', seenAgain);
        drawHead();
        start();
        """#
}
