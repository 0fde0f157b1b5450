import Foundation
import Wire

@testable import Channels

/// The channel that a vector's `config` describes, by the door that its `channel` names.
func weCom(_ vector: Vector) throws -> any Adapter {
    let config = vector.inputs["config"]
    func value(_ key: String) -> String? { config?[key]?.text }
    let options = Options(
        [
            "token": [value("token") ?? "unused"], "aes_key": [value("encodingAESKey") ?? someKey],
            "max_clock_skew": (config?["maxClockSkewSeconds"]?.number).map { [String(Int($0))] },
        ].compactMapValues { $0 })
    switch vector.inputs["channel"]?.text ?? (value("receiveID") == "" ? "aibot" : "app") {
    case "aibot":
        return try WeComBot(options: options.with(["name": [value("botName") ?? "小管家"]]))
    case "kf":
        return try WeComCare(options: options.with(["corp_id": [value("receiveID") ?? "ww"], "secret": ["s"]]))
    case "app":
        return try WeComApp(
            options: options.with(["corp_id": [value("receiveID") ?? "ww"], "secret": ["s"], "agent_id": ["1"]]))
    case let door: throw Missing(description: "no test for the door \(door)")
    }
}

/// 43 characters that are a key.
let someKey = "1ExagG0hPz7Pz5R0sO2ksEE338V2WH3fGEiLpJ1JCWT"

extension Options {
    func with(_ more: [String: [String]]) -> Options {
        var values = Dictionary(uniqueKeysWithValues: keys.map { ($0, list($0)) })
        values.merge(more) { _, new in new }
        return Options(values)
    }
}

extension WeComApp {
    static func sample(baseURL: String = "http://127.0.0.1:9") throws -> WeComApp {
        try WeComApp(
            options: Options([
                "corp_id": ["ww1"], "secret": ["app-secret"], "token": ["tok"], "aes_key": [someKey],
                "agent_id": ["1000002"], "base_url": [baseURL],
            ]))
    }
}

extension WeComCare {
    static func sample() throws -> WeComCare {
        try WeComCare(
            options: Options([
                "corp_id": ["ww1"], "secret": ["kf-secret"], "token": ["tok"], "aes_key": [someKey],
                "base_url": ["http://127.0.0.1:9"],
            ]))
    }
}

extension WeComBot {
    static func sample(_ more: [String: [String]] = [:]) throws -> WeComBot {
        try WeComBot(
            options: Options(["token": ["tok"], "aes_key": [someKey], "name": ["小管家"]]).with(more))
    }
}
