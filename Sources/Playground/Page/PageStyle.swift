extension Page {
    /// How it looks: light and dark, side by side or one room at a time.
    static let style = #"""
        :root {
          --back: #eceff0; --pane: #f6f8f8; --line: #d5dbdd; --text: #17211d; --quiet: #56635e;
          --theirs: #ffffff; --mine: #b9ecc9; --bot: #e3eefc; --bot-line: #b5cdf0; --accent: #17693f;
          --on-accent: #ffffff; --alert: #a3261b; --shadow: 0 1px 2px rgb(20 40 30 / 8%); --mention: #0b5394;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --back: #0f1412; --pane: #161d1a; --line: #2c3733; --text: #e6eeea; --quiet: #a2b1aa;
            --theirs: #232c28; --mine: #1d5a3a; --bot: #1c2d44; --bot-line: #35527a; --accent: #57c98c;
            --on-accent: #06170e; --alert: #ff9d92; --shadow: none; --mention: #9cc7ff;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html, body { height: 100%; margin: 0; }
        body {
          display: flex; flex-direction: column; height: 100dvh; background: var(--back); color: var(--text);
          font: 15px/1.5 system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
            "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif;
        }
        button, select, textarea { font: inherit; color: inherit; }
        button { cursor: pointer; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        h1, h2, p, ol, ul { margin: 0; padding: 0; }

        header {
          display: flex; align-items: center; gap: 8px 16px; flex-wrap: wrap; padding: 10px 16px;
          background: var(--pane); border-bottom: 1px solid var(--line);
        }
        h1 { font-size: 17px; font-weight: 650; }
        .speaker { display: flex; align-items: center; gap: 8px; }
        .speaker label { color: var(--quiet); font-size: 13px; }
        select {
          max-width: 60vw; padding: 5px 8px; border: 1px solid var(--line); border-radius: 8px;
          background: var(--theirs);
        }
        .recent { display: flex; gap: 6px; flex-wrap: wrap; }
        .plain, .recent button, .chips button, .choices button, .step {
          padding: 4px 12px; border: 1px solid var(--line); border-radius: 999px; background: var(--theirs);
          font-size: 13px;
        }
        .recent button[aria-pressed="true"] {
          background: var(--accent); border-color: var(--accent); color: var(--on-accent);
        }
        .plain:hover, .chips button:hover, .choices button:hover, .recent button[aria-pressed="false"]:hover, .step:hover {
          border-color: var(--accent);
        }
        .recent small { margin-inline-start: 5px; opacity: .75; font-size: 11px; }
        .count {
          display: inline-block; min-width: 18px; margin-inline-start: 6px; padding: 0 5px; border-radius: 9px;
          background: #c22f23; color: #fff; font-size: 11px; line-height: 18px; text-align: center;
        }
        .connection { margin-inline-start: auto; color: var(--quiet); font-size: 13px; }
        .connection::before {
          content: ""; display: inline-block; width: 8px; height: 8px; margin-inline-end: 6px; border-radius: 50%;
          background: var(--quiet);
        }
        .connection[data-state="open"]::before { background: #2fa866; }
        .connection[data-state="waiting"]::before { background: #d9941c; }
        .connection[data-state="lost"]::before { background: #d64535; }

        main {
          flex: 1; min-height: 0; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr);
          gap: 1px; background: var(--line);
        }
        .room { display: flex; flex-direction: column; min-width: 0; min-height: 0; background: var(--back); }
        .room > h2 {
          display: flex; align-items: baseline; gap: 8px; padding: 10px 14px; background: var(--pane);
          border-bottom: 1px solid var(--line); font-size: 15px; font-weight: 600;
        }
        .room > h2 small { color: var(--quiet); font-weight: 400; font-size: 12px; white-space: nowrap; }
        .messages {
          flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; list-style: none;
          padding: 12px 14px; display: flex; flex-direction: column; gap: 12px;
        }
        .empty { margin: auto; max-width: 24em; color: var(--quiet); font-size: 13px; text-align: center; }
        .message { display: flex; flex-direction: column; align-items: flex-start; max-width: 100%; }
        .message.mine { align-items: flex-end; }
        .who { display: flex; align-items: baseline; gap: 6px; color: var(--quiet); font-size: 12px; }
        .who b { color: var(--text); font-weight: 600; }
        .bubble {
          position: relative; max-width: min(88%, 34em); margin-top: 3px; padding: 8px 12px;
          border-radius: 4px 12px 12px 12px; background: var(--theirs); box-shadow: var(--shadow);
          white-space: pre-wrap; overflow-wrap: anywhere; cursor: pointer;
        }
        .mine .bubble { border-radius: 12px 4px 12px 12px; background: var(--mine); }
        .bot .bubble { background: var(--bot); border: 1px solid var(--bot-line); }
        .tag {
          padding: 0 6px; border-radius: 4px; background: var(--accent); color: var(--on-accent); font-size: 11px;
        }
        .quoted {
          display: block; max-width: min(88%, 34em); margin-top: 3px; padding: 3px 9px; border: 0;
          border-inline-start: 3px solid var(--line); border-radius: 4px; background: transparent;
          color: var(--quiet); font-size: 12px; text-align: start;
          overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
        }
        .mention { color: var(--mention); font-weight: 600; }
        .foot { display: flex; gap: 8px; min-height: 18px; margin-top: 2px; color: var(--quiet); font-size: 12px; }
        .foot .failed { color: var(--alert); }
        .foot button {
          padding: 0 4px; border: 0; background: none; color: var(--quiet); font-size: 12px; opacity: 0;
        }
        .message:hover .foot button, .foot button:focus-visible { opacity: 1; }
        .foot button:hover { color: var(--accent); text-decoration: underline; }
        .flash .bubble { outline: 2px solid var(--accent); outline-offset: 2px; }
        @media (hover: none) { .foot button { opacity: 1; } }

        .write { padding: 8px 12px 12px; background: var(--pane); border-top: 1px solid var(--line); }
        .choices { display: flex; gap: 6px; flex-wrap: wrap; padding-top: 6px; }
        .chips { display: flex; gap: 6px; flex-wrap: wrap; padding-bottom: 8px; }
        .chips button { flex: none; max-width: 100%; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        .quote-chip {
          display: flex; align-items: center; gap: 8px; margin-bottom: 8px; padding: 4px 6px 4px 10px;
          border-inline-start: 3px solid var(--accent); border-radius: 4px; background: var(--theirs); font-size: 13px;
        }
        .quote-chip span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .quote-chip button { width: 26px; height: 26px; border: 0; border-radius: 6px; background: none; }
        .quote-chip button:hover { background: var(--back); }
        .box { border: 1px solid var(--line); border-radius: 10px; background: var(--theirs); }
        .box:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
        textarea {
          display: block; width: 100%; min-height: 46px; max-height: 160px; padding: 8px 12px; border: 0;
          outline: none; background: transparent; resize: none;
        }
        textarea:focus-visible { outline: none; }
        textarea::placeholder { color: var(--quiet); opacity: 1; }
        .actions { display: flex; justify-content: space-between; align-items: center; gap: 8px; padding: 0 6px 6px; }
        .toggle {
          padding: 3px 10px; border: 1px solid var(--line); border-radius: 999px; background: none;
          color: var(--quiet); font-size: 13px;
        }
        .toggle[aria-pressed="true"] { border-color: var(--mention); color: var(--mention); font-weight: 600; }
        .submit {
          margin-inline-start: auto; padding: 5px 16px; border: 0; border-radius: 8px; background: var(--accent);
          color: var(--on-accent); font-weight: 600;
        }
        .submit:disabled { opacity: .45; cursor: default; }
        .outside {
          display: flex; align-items: center; gap: 8px; flex-wrap: wrap; min-height: 46px; color: var(--quiet);
          font-size: 13px;
        }
        .problem { margin-top: 6px; color: var(--alert); font-size: 13px; }
        .aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

        .tabs { display: none; background: var(--pane); border-bottom: 1px solid var(--line); overflow-x: auto; }
        .tabs button {
          flex: 1 0 auto; padding: 10px 12px; border: 0; border-bottom: 2px solid transparent; background: none;
          color: var(--quiet); font-size: 14px; white-space: nowrap;
        }
        .tabs button[aria-selected="true"] { border-color: var(--accent); color: var(--text); font-weight: 600; }
        @media (max-width: 900px) {
          header { padding: 8px 12px; }
          .recent { order: 5; width: 100%; flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
          .recent button { flex: none; }
          .tabs { display: flex; }
          main { display: block; }
          .room { height: 100%; }
          .room:not(.current) { display: none; }
          textarea, select { font-size: 16px; }
          .chips { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
          .chips button { max-width: 80vw; }
        }
        @media (prefers-reduced-motion: no-preference) { .messages { scroll-behavior: smooth; } }
        """#
}
