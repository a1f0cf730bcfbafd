export const ROLES = ["owner", "curator", "annotator", "reader"] as const;
export type Role = (typeof ROLES)[number];

/** What many people may become by one link: nobody becomes an owner by it. */
export const CLASS_LINK_ROLES = [
  "curator",
  "annotator",
  "reader",
] as const satisfies readonly Role[];

/** The bare facts a rule may ask about: who is asking, and what is asked about. */
export interface Subject {
  /** The asker's role in the project, or null for a stranger. */
  readonly role: Role | null;
  /** Whether the asker made the thing. */
  readonly mine?: boolean;
  /** Whether its author is a name without an account, as an import brings them. */
  readonly nameOnly?: boolean;
  /** Whether only its author may see the thing. */
  readonly private?: boolean;
  /** Whether nobody else would administer the installation. */
  readonly lastAdministrator?: boolean;
  /** Whether the project asks for a second reader: nobody reviews their own annotation. */
  readonly secondReader?: boolean;
  /** Whether the asker has finished coding the document, and nobody has opened it again for them. */
  readonly finished?: boolean;
  /** Whether the asker runs the installation. */
  readonly admin?: boolean;
}

type Rule = (subject: Subject) => boolean;

const isAdmin: Rule = ({ admin }) => admin === true;
const isOwner: Rule = ({ role }) => role === "owner";
const isCurator: Rule = ({ role }) => role === "owner" || role === "curator";
const isAnnotator: Rule = (subject) => isCurator(subject) || subject.role === "annotator";
const isReader: Rule = ({ role }) => role === "reader";
const isMember: Rule = ({ role }) => role !== null;
const isAuthor: Rule = ({ mine }) => mine === true;
const isByNameOnly: Rule = ({ nameOnly }) => nameOnly === true;
const isShared: Rule = (subject) => subject.private !== true;
const isUnfinished: Rule = ({ finished }) => finished !== true;
const isOthers: Rule = ({ mine }) => mine !== true;
const isReplaceable: Rule = ({ lastAdministrator }) => lastAdministrator !== true;
const runsInstallation: Rule = ({ admin }) => admin === true;
const maySeeIt: Rule = (subject) => isShared(subject) || isAuthor(subject);
const mayJudgeOwn: Rule = (subject) => !isAuthor(subject) || subject.secondReader !== true;

/**
 * For each action the rules that allow it: one of the listed sets suffices, if all of its rules
 * hold.
 */
const POLICY = {
  // One's own, in no project.
  "account.delete": [[isAuthor, isReplaceable]],
  "person.manage": [[isAdmin]],
  "installation.back-up": [[isAdmin]],
  "project.read": [[isMember]],
  "project.change": [[isOwner]],
  "project.delete": [[isOwner]],
  "audit.read": [[isOwner]],
  "sign-in.read": [[runsInstallation]],
  "member.read": [[isMember]],
  "member.manage": [[isOwner]],
  "role.request": [[isReader]],
  "webhook.manage": [[isCurator]],
  "document.read": [[isMember]],
  "document.add": [[isCurator]],
  "document.change": [[isCurator]],
  "document.delete": [[isCurator]],
  "label.give": [[isAnnotator]],
  "label.change": [[isCurator]],
  "annotation.read": [[isMember, maySeeIt]],
  "assignment.read": [[isMember]],
  "assignment.oversee": [[isCurator]],
  "assignment.work": [[isAnnotator, isAuthor]],
  "guideline.read": [[isMember]],
  "guideline.change": [[isCurator]],
  "annotation.add": [[isAnnotator, isUnfinished]],
  "annotation.import": [[isCurator, isUnfinished]],
  "annotation.edit": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isByNameOnly],
  ],
  "annotation.delete": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isOthers],
  ],
  "annotation.judge": [[isCurator, maySeeIt, mayJudgeOwn]],
  "note.add": [[isAnnotator, maySeeIt]],
  "note.edit": [[isAnnotator, isAuthor]],
  "note.resolve": [[isAnnotator]],
  "note.delete": [[isAnnotator, isAuthor], [isCurator]],
  "reference.add": [[isAnnotator, maySeeIt]],
  "reference.archive": [[isAnnotator, maySeeIt]],
  "reference.delete": [[isAnnotator, isAuthor], [isCurator]],
  "source.import": [[isAnnotator]],
  "review.give": [[isAnnotator, maySeeIt, mayJudgeOwn]],
  "codebook.read": [[isMember]],
  "codebook.change": [[isCurator]],
  "recheck.do": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isOthers],
  ],
  "claim.read": [[isMember]],
  "claim.add": [[isAnnotator]],
  "claim.change": [[isAnnotator]],
  "claim.decide": [[isCurator]],
  "claim.merge": [[isCurator]],
  "occurrence.add": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isOthers],
  ],
  "occurrence.change": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isOthers],
  ],
  "evidence.add": [[isAnnotator]],
  "evidence.change": [[isAnnotator, isAuthor], [isCurator]],
  "query.ask": [[isMember, maySeeIt]],
  "query.save": [[isAnnotator]],
  "query.change": [
    [isAnnotator, isAuthor],
    [isCurator, isShared],
  ],
  "relation.read": [[isMember]],
  "relation.add": [[isAnnotator]],
  "relation.edit": [[isAnnotator, isAuthor], [isCurator]],
  "relation.delete": [[isAnnotator, isAuthor], [isCurator]],
  "attribution.set": [
    [isAnnotator, isAuthor, isUnfinished],
    [isCurator, isShared, isOthers],
  ],
  "check.run": [[isAnnotator, maySeeIt]],
  "check.sign": [[isAnnotator, maySeeIt, mayJudgeOwn]],
  "proposal.dismiss": [[isAnnotator]],
  "suggestion.read": [[isMember]],
  "suggestion.add": [[isAnnotator]],
  "suggestion.ask": [[isAnnotator, isUnfinished]],
  "suggestion.decide": [[isAnnotator, isUnfinished]],
  "suggestion.delete": [[isAnnotator, isAuthor], [isCurator]],
  "adjudication.read": [[isMember]],
  "adjudication.decide": [[isCurator]],
  "speaker.read": [[isMember]],
  "speaker.change": [[isAnnotator]],
  "speaker.remove": [[isAnnotator, isAuthor], [isCurator]],
  "export.read": [[isMember]],
  // All that every member sees, to be handed on: who oversees the project answers for that.
  "export.bundle": [[isCurator]],
} as const satisfies Record<string, readonly (readonly Rule[])[]>;

export type Action = keyof typeof POLICY;

/** The one place where it is decided who may do what. */
export function may(action: Action, subject: Subject): boolean {
  return POLICY[action].some((way) => way.every((rule) => rule(subject)));
}
