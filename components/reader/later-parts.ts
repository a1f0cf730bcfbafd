/**
 * What the reading page fetches after it was opened (decision 38), as one module: its parts share
 * most of their code, which would otherwise be fetched with several of them. Only `import()` reaches
 * it, so the parts still know nothing of one another.
 */
export { plainSummary } from "@/lib/note/plain-summary";
export { ExportItems } from "@/components/export/export-items";
export { OpenCardBody } from "./open-card-body";
export { OpenChooser } from "./panels/card/open-chooser";
export { OpenSheet } from "./panels/card/open-sheet";
export { CitedMark } from "./panels/claim/cited-mark";
export { UnregisteredDialog } from "./panels/claim/unregistered-dialog";
export { CommandDialog } from "./panels/commands/command-dialog";
export { AnnotateAll } from "./panels/find/annotate-all";
export { CertaintyPopover } from "./panels/foot/certainty-popover";
export { FilterPopover } from "./panels/foot/filter-popover";
export { News } from "./panels/foot/news";
export { MorePopover } from "./panels/foot/more-popover";
export { UnsentList } from "./panels/foot/unsent-list";
export { HelpDialog } from "./panels/foot/help-dialog";
export { NotePreview } from "./panels/palette/note-preview";
export { PaletteChoice } from "./panels/palette/palette-choice";
export { MorePeople } from "./panels/presence/more-people";
export { OpenNestedQuotations } from "./panels/quotation/open-nested-quotations";
export { OpenProposals } from "./panels/quotation/open-proposals";
export { DragToRelate } from "./panels/relation/drag-to-relate";
export { RelateBar } from "./panels/relation/relate-bar";
export { RelationLayer } from "./panels/relation/relation-layer";
export { RelationSwitch } from "./panels/relation/relation-switch";
export { PalettePart } from "./panels/rhetoric/palette-part";
export { DropRevision } from "./panels/source/drop-revision";
export { OpenSecondPane } from "./second-pane/open-second-pane";
