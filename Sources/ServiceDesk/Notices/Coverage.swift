/// Which groups hear a notice, and which homes hear it there.
///
/// A building's own groups come before those of the whole community; what is for a few homes goes to none.
package struct Coverage: Sendable {
    /// Numbers of the groups, in the order they were given.
    package let groups: [Int]
    private let everywhere: Bool
    private let buildings: Set<String>

    /// - Parameter serving: the buildings of each group; empty: the whole community.
    package init(of audience: Audience, serving: [[String]]) {
        guard !audience.isPrivate else {
            (groups, everywhere, buildings) = ([], false, [])
            return
        }
        let wide = serving.indices.filter { serving[$0].isEmpty }
        if audience.all {
            groups = Array(serving.indices)
            everywhere = !wide.isEmpty
            buildings = Set(serving.joined())
            return
        }
        var chosen: Set<Int> = []
        var covered: Set<String> = []
        for building in audience.buildings {
            let own = serving.indices.filter { serving[$0].contains(building) }
            let heard = own.isEmpty ? wide : own
            chosen.formUnion(heard)
            if !heard.isEmpty { covered.insert(building) }
        }
        groups = chosen.sorted()
        everywhere = false
        buildings = covered
    }

    package func covers(_ home: HomeAddress) -> Bool { everywhere || buildings.contains(home.building) }
}
