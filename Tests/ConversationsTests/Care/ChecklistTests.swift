import Foundation
import ServiceDesk
import Testing
import Understanding

@testable import Conversations

/// What answers to a checklist are taken for, as people write them.
@Suite struct ChecklistTests {
    private func read(_ text: String) throws -> String {
        let hearing = Hearing(
            role: .staff, chat: .group, now: Date(timeIntervalSince1970: 1_772_413_200), zone: .gmt)
        return try WordsFolder.understander.get().checklist(text, in: hearing, most: 8)?.told ?? "-"
    }

    @Test(
        arguments: [
            ("1 正常 2 正常 3 堵塞 已拍照", "1+ 2+ 3!堵塞 已拍照"),
            ("3栋 1正常 2正常 3堵塞", "3栋 1+ 2+ 3!堵塞"),
            ("1正常，2正常，3堵塞", "1+ 2+ 3!堵塞"),
            ("1.正常 2.正常 3.坏了", "1+ 2+ 3!坏了"),
            ("1好2好3堵了", "1+ 2+ 3!堵了"),
            ("1、2正常 3不亮", "1,2+ 3!不亮"),
            ("1到3正常，4漏水", "1,2,3+ 4!漏水"),
            ("3栋都正常", "3栋 *+"),
            ("3栋、5栋都正常", "3栋,5栋 *+"),
            ("3栋都正常，5栋 1正常 2堵塞", "3栋 *+ / 5栋 1+ 2!堵塞"),
            ("3栋2单元 3不亮，其他正常", "3栋2单元 3!不亮 *+"),
            ("2堵了，已疏通，其余都好", "2~堵了，已疏通 *+"),
            ("3 没有", "3-"), ("3没漏 4没有漏", "3+ 4+"), ("1不正常 2正常但有点响", "1!不正常 2!正常但有点响"),
            ("1正常 2进不去", "1+ 2?"), ("1正常 2 明天看", "1+ 2?"),
            ("1正常 2 已拍照", "1+"), ("1 漏水2处 2正常", "1!漏水2处 2+"),
            ("一正常 二正常 三堵塞", "1+ 2+ 3!堵塞"), ("一切正常", "*+"),
            ("1 ok 2 ok 3 不转", "1+ 2+ 3!不转"), ("1 有个裂口 2 正常", "1!有个裂口 2+"),
            ("都查完了", "end"), ("查完了", "end"), ("3栋", "3栋"),
            ("收到，20分钟到", "-"), ("3栋厨房漏水", "-"), ("吃了吗", "-"), ("1023 修好了", "-"), ("", "-"),
            ("1 ok 2 ok 3 blocked, photo taken", "1+ 2+ 3!blocked, photo taken"),
            ("building 3: 1 ok 2 not ok", "3栋 1+ 2!not ok"), ("building 5: all ok", "5栋 *+"),
            ("2 fixed, the rest is fine", "2~fixed *+"), ("1 ok, 2 none, 3 not checked", "1+ 2- 3?"),
        ])
    func `an answer is read as it is meant`(_ text: String, _ meant: String) throws {
        #expect(try read(text) == meant)
    }

    @Test(arguments: ["都正常", "今天电梯都正常", "1 正常吗", "3栋电梯都正常"])
    func `what may be talk is weak`(_ text: String) throws {
        let hearing = Hearing(role: .staff, chat: .group, now: Date(timeIntervalSince1970: 1_772_413_200), zone: .gmt)
        #expect(try WordsFolder.understander.get().checklist(text, in: hearing, most: 8)?.isWeak ?? true)
    }
}

extension CheckReading {
    /// `3栋 1,2+ 3!words *+`: + fine, ! failed, ~ fixed, - not there, ? not looked at; * for all else.
    fileprivate var told: String {
        guard !isEnd else { return "end" }
        return parts.map { part in
            let places = part.places.map { "\($0.building.map { "\($0)栋" } ?? "")\($0.unit.map { "\($0)单元" } ?? "")" }
            let marks = part.marks.map { mark in
                mark.items.map(String.init).joined(separator: ",") + mark.verdict.sign
                    + ([.failed, .fixed].contains(mark.verdict) ? mark.words : "")
            }
            return ([places.joined(separator: ",")] + marks + [part.rest.map { "*\($0.sign)" } ?? ""])
                .filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: " / ")
    }
}

extension CheckReading.Verdict {
    fileprivate var sign: String {
        switch self {
        case .fine: "+"
        case .failed: "!"
        case .fixed: "~"
        case .notThere: "-"
        case .skipped: "?"
        }
    }
}
