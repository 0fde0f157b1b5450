extension Page {
    /// What the page itself says, and the first lines it offers; the names in it come from the cast.
    static let words = #"""
        const WORDS = {
          zh: {
            language: 'English', speakAs: '发言人', recent: '最近的发言人', rooms: '群聊',
            resident: '业主', staff: '员工', manager: '经理', robot: '机器人',
            direct: name => `${name} 的私聊`, members: count => `${count} 人`, onlyYou: '只有本人和机器人',
            connecting: '正在连接…', open: '已连接', lost: '连接断开，正在重连…',
            held: count => `网关没有应答，${count} 条消息等待重发`,
            waiting: '等待送达', retrying: why => `未送达，自动重发中（${why}）`, sent: '已送达',
            failed: why => `未送达（${why}）`,
            placeholder: name => `以 ${name} 的身份说点什么`, hint: '回车发送，Shift+回车换行',
            send: '发送', mention: bot => `@${bot}`, quote: '引用', quoteOf: who => `引用 ${who} 的话`,
            cancelQuote: '取消引用', gone: '原消息已不在', lines: '可以这样说', unread: count => `${count} 条未读`,
            outside: name => `${name} 不在这个群里，只能看。`, step: name => `换成 ${name}`,
            empty: '还没有人说话。', begin: '还没有人说话。点下面的句子开始，点一条消息可以引用它。',
            notSent: why => `没有发出：${why}`, noServer: '连不上服务器',
            saidBy: (who, when) => `${who}，${when}`,
            first: {
              residents: {
                resident: ['我家厨房水管漏水了，地上都是水', '2号楼电梯停了，里面有人！', '今天天气不错'],
                staff: ['收到'], manager: ['大家好，有事请直接在群里说'],
              },
              staff: { staff: ['收到，20分钟到', '到了', '修好了，换了个角阀 35 块'], manager: ['大家辛苦了'] },
              managers: { manager: ['通知 3号楼 明天9:00-12:00停水，请提前储水', '统计 本周', '超时'], staff: [] },
              direct: {
                resident: ['进度', '可以了', '5星', '怎么还没人来', '又坏了'], staff: ['我的单', '上班', '下班'],
                manager: ['通知 3号楼 明天9:00-12:00停水，请提前储水'],
              },
            },
          },
          en: {
            language: '中文', speakAs: 'Speak as', recent: 'Recent speakers', rooms: 'Rooms',
            resident: 'Residents', staff: 'Staff', manager: 'Managers', robot: 'bot',
            direct: name => `${name}, direct`, members: count => `${count} ${count === 1 ? 'person' : 'people'}`, onlyYou: 'private, with the bot',
            connecting: 'Connecting…', open: 'Connected', lost: 'Connection lost, trying again…',
            held: count => `The gateway does not answer, ${count} waiting`,
            waiting: 'waiting', retrying: why => `not delivered yet, trying again (${why})`, sent: 'delivered',
            failed: why => `not delivered (${why})`,
            placeholder: name => `Say something as ${name}`, hint: 'Enter sends, Shift+Enter starts a new line',
            send: 'Send', mention: bot => `@${bot}`, quote: 'Quote', quoteOf: who => `Quote what ${who} said`,
            cancelQuote: 'Cancel the quote', gone: 'this message is no longer here', lines: 'You could say',
            unread: count => `${count} unread`,
            outside: name => `${name} is not in this room and can only read.`, step: name => `Be ${name}`,
            empty: 'Nobody has spoken yet.',
            begin: 'Nobody has spoken yet. Pick a line below to begin; click a message to quote it.',
            notSent: why => `Not sent: ${why}`, noServer: 'no answer from the server',
            saidBy: (who, when) => `${who}, ${when}`,
            first: {
              residents: {
                resident: ['The pipe in my kitchen is leaking, water all over the floor',
                  'The lift in building 2 has stopped with people inside!', 'Lovely weather today'],
                staff: ['Got it'], manager: ['Good morning, just write here if anything is wrong'],
              },
              staff: { staff: ['On my way, 20 minutes', 'I am here', 'Fixed, new angle valve, 35 yuan'],
                manager: ['Thank you all'] },
              managers: {
                manager: ['/notice building 3: no water tomorrow 9:00-12:00, please store some', 'stats this week',
                  'what is overdue?'],
                staff: [],
              },
              direct: {
                resident: ['Any news?', 'All good now', '5 stars', 'Why is nobody here yet?', 'It broke again'],
                staff: ['my jobs', 'on duty', 'off duty'],
                manager: ['/notice building 3: no water tomorrow 9:00-12:00, please store some'],
              },
            },
          },
        };
        """#
}
