/// 考考我: short questions from the cards of one's own work, and how they were answered.
extension CaseFile {
    /// The next question: one never asked before the others, then one that was answered wrongly, then the oldest.
    func quiz(at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let last = Dictionary(training.map { ($0.item, $0) }) { $0.at > $1.at ? $0 : $1 }
        let ranked = items.map { item in (item, last[item].map { (1, $0.right ? 1 : 0, $0.at) } ?? (0, 0, now)) }
        guard let next = ranked.min(by: { $0.1 < $1.1 })?.0, let question = handbook.question(next) else {
            return refuse(.init(.noQuiz))
        }
        return Decision(
            changes: [.asked(speaker.person, Pending(.quiz(next, choices: question.choices.count), askedAt: now))],
            messages: [.answerAtWork([.init(.quiz, .question(question), .answers(question))], about: nil)])
    }

    /// Of the speaker's own department; managers and those in none are asked about everything.
    private var items: [QuizReference] {
        let own = handbook.cards.filter { card in
            card.categories.contains { $0.department == speaker.department ?? $0.department }
        }
        return (own.isEmpty ? handbook.cards : own).flatMap { card in
            card.quiz.indices.map { QuizReference(card: card.name, number: $0 + 1) }
        }
    }

    func quizAnswered(_ item: QuizReference, with choice: Int, at now: Instant) -> Decision {
        guard let question = handbook.question(item), question.choices.indices.contains(choice - 1) else {
            return Decision(changes: [.answered(speaker.person)])
        }
        let isRight = choice == question.right
        return Decision(
            changes: [
                .answered(speaker.person),
                .trained(TrainingEntry(person: speaker.person, item: item, right: isRight, at: now)),
            ],
            messages: [
                .answerAtWork(
                    [.init(isRight ? .quizRight : .quizWrong, .rightAnswer(question), .reasonWhy(question))], about: nil
                )
            ])
    }

    /// How questions were answered of late: one's own, to managers everybody's.
    func showTraining() -> Decision {
        guard speaker.worksHere else { return .nothing }
        let people = speaker.role == .manager ? colleagues.filter { $0.role == .staff } : []
        let counts = people.map { colleague in
            TrainingCount(name: colleague.name, of: training.filter { $0.person == colleague.person })
        }
        if speaker.role == .manager {
            let begun = counts.filter { $0.asked > 0 }
            let idle = counts.filter { $0.asked == 0 }.map(\.name)
            guard !begun.isEmpty else { return refuse(.init(.noTraining)) }
            let rest = idle.isEmpty ? [] : [WorkStatement(.trainingIdle, .people(idle))]
            return Decision(messages: [.answerAtWork(begun.map(\.statement) + rest, about: nil)])
        }
        let own = TrainingCount(name: speaker.serviceName, of: training.filter { $0.person == speaker.person })
        return refuse(own.asked == 0 ? .init(.noTraining) : own.statement)
    }
}

extension Handbook {
    func question(_ item: QuizReference) -> QuizItem? {
        cards.first { $0.name == item.card }.flatMap { card in
            card.quiz.indices.contains(item.number - 1) ? card.quiz[item.number - 1] : nil
        }
    }
}
