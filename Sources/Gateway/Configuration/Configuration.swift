import Channels
import Chat
import Conversations
import Courier
import Foundation
import Storage
import Understanding

/// All that the operator sets, from one YAML file; secrets come from the environment.
package struct Configuration: Sendable {
    package struct Channel: Sendable {
        package let id: ChannelID
        package let platform: String
        package let community: String
        package let adapter: any Adapter
        /// Where it is not what the platform says.
        package var pace: Pace?
    }

    package var host = "0.0.0.0"
    package var port = 8080
    /// Nil: plain HTTP.
    package var proof: Proof?
    package var store = "gatehouse.sqlite"
    /// Where messages that were read wrongly are written; nil: beside the store.
    package var review: String?
    /// The folder of words, rules and phrases; nil: the one that came with the program.
    package var conversations: String?
    package var courier = CourierSettings()
    package var communities: [Roll] = []
    package var channels: [Channel] = []
    /// What each community has published about itself, by its id.
    package var facts: [String: Facts] = [:]

    package init() {}

    /// `gatehouse.sqlite` has `gatehouse.review.jsonl` beside it.
    package var reviews: URL {
        review.map { URL(filePath: $0) }
            ?? URL(filePath: store).deletingPathExtension().appendingPathExtension("review.jsonl")
    }

    package var adapters: [ChannelID: any Adapter] {
        Dictionary(channels.map { ($0.id, $0.adapter) }) { first, _ in first }
    }

    package var paces: [ChannelID: Pace] {
        Dictionary(channels.compactMap { channel in channel.pace.map { (channel.id, $0) } }) { first, _ in first }
    }

    package var lines: [ChannelID: Office.Line] {
        Dictionary(channels.map { ($0.id, .init(community: $0.community, adapter: $0.adapter)) }) { first, _ in first }
    }

    /// For people: for which place each community's forecast is fetched, and from where.
    package var forecastPlaces: [String] {
        communities.map(\.community).compactMap { community in
            community.care.weather.map { weather in
                let place = weather.place.map { "\($0) " } ?? ""
                return "\(community.id): the forecast is for \(place)(\(weather.latitude), \(weather.longitude)), "
                    + "every \(weather.every) h from \(weather.address)"
            }
        }
    }

    /// Care plans that a community names and that its language does not have.
    package func plansMissing(in library: Library, file: String) -> [FileFault] {
        communities.map(\.community).flatMap { community in
            let known = (library.care[community.language] ?? []).map(\.id)
            return (community.care.plans ?? []).filter { !known.contains($0) }.map { plan in
                FileFault(
                    file: file, line: 1, problem: "community ‘\(community.id)’ has no care plan ‘\(plan.value)’",
                    remedy: "write some of: \(known.map(\.value).sorted().joined(separator: ", "))")
            }
        }
    }

    /// Facts that no answer uses, in any language: most likely misspelt.
    package func factsUnused(in library: Library, file: String) -> [FileFault] {
        let known = library.answers.values.reduce(into: Set<String>()) { $0.formUnion($1.facts) }
        return facts.sorted { $0.key < $1.key }.flatMap { community, facts in
            facts.values.keys.filter { !known.contains($0) }.sorted().map { fact in
                FileFault(
                    file: file, line: 1, problem: "no answer uses the fact ‘\(fact)’ of ‘\(community)’",
                    remedy: "write some of: \(known.sorted().joined(separator: ", "))")
            }
        }
    }

    /// Communities whose language has no words or no phrases; they would be answered in another.
    package func languagesMissing(in library: Library, file: String) -> [FileFault] {
        let known = Set(library.books.map(\.language)).intersection(library.understanders.keys)
        return communities.map(\.community).filter { !known.contains($0.language) }.map { community in
            FileFault(
                file: file, line: 1,
                problem: "community ‘\(community.id)’ speaks ‘\(community.language)’, which has no folder",
                remedy: "write one of: \(known.map(\.code).sorted().joined(separator: ", "))")
        }
    }
}
