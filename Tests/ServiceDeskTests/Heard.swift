@testable import ServiceDesk

/// What a decision says, by who hears it.
extension Decision {
    var open: [PublicStatement] {
        messages.flatMap { if case .answer(let open, _, _, _) = $0 { open } else { [] as [PublicStatement] } }
    }

    var personal: [PrivateStatement] {
        messages.flatMap { if case .answer(_, let personal, _, _) = $0 { personal } else { [] as [PrivateStatement] } }
    }

    var atWork: [WorkStatement] {
        messages.flatMap { if case .answerAtWork(let work, _) = $0 { work } else { [] as [WorkStatement] } }
    }

    func posted(to department: Department) -> [WorkStatement] {
        messages.flatMap { message in
            switch message {
            case .post(department, let work, _), .call(department, let work, _): work
            case _: [] as [WorkStatement]
            }
        }
    }

    var posted: [WorkStatement] {
        messages.flatMap { if case .post(_, let work, _) = $0 { work } else { [] as [WorkStatement] } }
    }

    var reported: [WorkStatement] {
        messages.flatMap { if case .report(let work, _) = $0 { work } else { [] as [WorkStatement] } }
    }

    func informed(_ person: Person) -> [WorkStatement] {
        messages.flatMap { message in
            if case .inform(person.id, let work, _) = message { work } else { [] as [WorkStatement] }
        }
    }

    var confided: [WorkStatement] {
        messages.flatMap { if case .confide(let work) = $0 { work } else { [] as [WorkStatement] } }
    }

    var told: [PrivateStatement] {
        messages.flatMap { if case .tell(_, _, let personal, _) = $0 { personal } else { [] as [PrivateStatement] } }
    }

    var toldOpenly: [PublicStatement] {
        messages.flatMap { if case .tell(_, let open, _, _) = $0 { open } else { [] as [PublicStatement] } }
    }

    /// Answers to the speaker, on whatever plane.
    var answers: Int {
        messages.count { message in
            switch message {
            case .answer, .answerAtWork: true
            case .tell, .post, .call, .report, .inform, .confide, .advise, .answerTogether, .tellHome, .broadcast,
                .publish:
                false
            }
        }
    }
}

extension Statement {
    subscript(_ name: SlotName) -> SlotValue? { slots.first { $0.name == name }?.value }
}
