/// What costs are divided by: a home's area in m², and the weight that was agreed for it.
package struct HomeMeasure: Hashable, Sendable {
    package let area: Quantity?
    package let weight: Quantity?

    package init(area: Quantity?, weight: Quantity?) {
        self.area = area
        self.weight = weight
    }
}
