import Conversations
import Foundation
import Testing

@testable import Gateway

/// A configuration with everything in it that one may have.
let sample = """
    listen:
      host: 127.0.0.1
      port: 8181
    store: /var/lib/gatehouse/house.sqlite
    conversations: /usr/share/gatehouse/Conversations
    courier:
      proxy: ${PROXY}
    communities:
      - id: guiyuan
        name: 桂园小区
        zone: Asia/Shanghai
        language: zh
        limits:
          clarification_minutes: 7
          classes: { E1: { accept: 12 min, levels: { owner: 100 } } }
        rooms:
          - channel: app
            chat: residents
            setting: residents
            name: 业主群
          - channel: app
            chat: staff
            setting: staff
            department: engineering
        people:
          - id: li
            role: staff
            name: 李师傅
            department: engineering
            phone: "13800138001"
            accounts:
              - channel: app
                sender: u-li
                direct: d-li
          - id: wang
            name: 王芳
            homes: [3-2-501, 3-502]
        homes: [3-2-501, 3-2-502, B-1201]
    channels:
      - id: app
        platform: standard
        community: guiyuan
        secret: ${APP_SECRET}
        send_url: https://app.example.org/messages
    """

let environment = ["PROXY": "http://user:hunter2@proxy.example.org:3128", "APP_SECRET": secret]

/// The faults of the sample after one change.
func faults(
    replacing old: String = "", with new: String = "", environment: [String: String] = environment,
    sourceLocation: SourceLocation = #_sourceLocation
) -> [String] {
    #expect(old.isEmpty || sample.contains(old), "the sample has no ‘\(old)’", sourceLocation: sourceLocation)
    return faults(in: old.isEmpty ? sample : sample.replacing(old, with: new, maxReplacements: 1), environment)
}

func faults(in text: String, _ environment: [String: String] = environment) -> [String] {
    do throws(FileFaults) {
        _ = try Configuration(text: text, file: "house.yaml", environment: environment)
        return []
    } catch {
        return error.faults.map(\.description)
    }
}
