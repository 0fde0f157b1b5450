/// One platform as the configuration knows it.
package struct Platform: Sendable {
    /// What `platform:` says in the configuration.
    package let name: String
    package let settings: [Setting]
    package let limits: Limits
    package let abilities: Abilities
    private let make: @Sendable (Options) throws(BadOption) -> any Adapter

    init<Kind: Adapter>(_ kind: Kind.Type) {
        name = Kind.platform
        settings = Kind.settings
        limits = Kind.limits
        abilities = Kind.abilities
        make = { options throws(BadOption) in try Kind(options: options) }
    }

    package func adapter(_ options: Options) throws(BadOption) -> any Adapter { try make(options) }

    /// All that is wrong with a channel's keys, for `check`; keys that no setting has are named too.
    package func faults(in options: Options) -> [BadOption] {
        let known = settings.map(\.key)
        let unknown = options.keys.subtracting(known).sorted().map {
            BadOption(key: $0, problem: "is not a setting of \(name); these are: \(known.joined(separator: ", "))")
        }
        let missing = settings.filter { $0.required && options.list($0.key).allSatisfy(\.isEmpty) }.map {
            BadOption(key: $0.key, problem: "is missing: \($0.meaning)")
        }
        guard missing.isEmpty else { return unknown + missing }
        do {
            _ = try adapter(options)
            return unknown
        } catch {
            return unknown + [error]
        }
    }
}

/// The platforms there are, a line each.
package enum Registry {
    package static let platforms = [
        Platform(Standard.self),
        Platform(PlaygroundChat.self),
        Platform(Telegram.self),
        Platform(WeComApp.self),
        Platform(WeComBot.self),
        Platform(WeComRobot.self),
        Platform(WeComCare.self),
        Platform(DingTalk.self),
        Platform(DingTalkRobot.self),
        Platform(Feishu.self),
        Platform(FeishuRobot.self),
        Platform(WeChatOA.self),
        Platform(Slack.self),
        Platform(Mattermost.self),
        Platform(LINE.self),
        Platform(WhatsApp.self),
        Platform(Matrix.self),
        Platform(Discord.self),
        Platform(Teams.self),
        Platform(Twilio.self),
        Platform(RocketChat.self),
        Platform(Zulip.self),
    ]

    /// - Throws: `BadOption` for `platform` itself, when there is none of that name, and for the first bad key.
    package static func adapter(platform: String, options: Options) throws(BadOption) -> any Adapter {
        guard let known = platforms.first(where: { $0.name == platform }) else {
            let names = platforms.map(\.name).joined(separator: ", ")
            throw BadOption(key: "platform", problem: "is none of \(names)")
        }
        return try known.adapter(options)
    }
}
