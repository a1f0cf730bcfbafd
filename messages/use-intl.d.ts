import type english from "./en.json";
import type account from "./en-account.json";
import type adjudication from "./en-adjudication.json";
import type agreement from "./en-agreement.json";
import type agreementOnText from "./en-agreement-on-text.json";
import type annotationImport from "./en-annotation-import.json";
import type apiReference from "./en-api-reference.json";
import type assignments from "./en-assignments.json";
import type audit from "./en-audit.json";
import type card from "./en-card.json";
import type charts from "./en-charts.json";
import type claimPages from "./en-claim-pages.json";
import type checks from "./en-checks.json";
import type evidence from "./en-evidence.json";
import type claims from "./en-claims.json";
import type codebook from "./en-codebook.json";
import type codebookFiles from "./en-codebook-files.json";
import type colours from "./en-colours.json";
import type commands from "./en-commands.json";
import type deletion from "./en-deletion.json";
import type documents from "./en-documents.json";
import type exporting from "./en-export.json";
import type findAll from "./en-find-all.json";
import type loss from "./en-loss.json";
import type members from "./en-members.json";
import type past from "./en-past.json";
import type print from "./en-print.json";
import type projects from "./en-projects.json";
import type properties from "./en-properties.json";
import type projectImport from "./en-project-import.json";
import type query from "./en-query.json";
import type relations from "./en-relations.json";
import type review from "./en-review.json";
import type revise from "./en-revise.json";
import type revisions from "./en-revisions.json";
import type search from "./en-search.json";
import type sourceFiles from "./en-source-files.json";
import type sources from "./en-sources.json";
import type suggestions from "./en-suggestions.json";
import type notes from "./en-notes.json";
import type webhooks from "./en-webhooks.json";

/** A key that no message has is an error of the compiler, in every `useTranslations`. */
declare module "use-intl" {
  interface AppConfig {
    Messages: typeof english &
      typeof account &
      typeof apiReference &
      typeof card &
      typeof charts &
      typeof checks &
      typeof evidence &
      typeof claims &
      typeof claimPages &
      typeof colours &
      typeof commands &
      typeof documents &
      typeof loss &
      typeof members &
      typeof print &
      typeof projects &
      typeof properties &
      typeof annotationImport &
      typeof assignments &
      typeof audit &
      typeof deletion &
      typeof exporting &
      typeof findAll &
      typeof past &
      typeof projectImport &
      typeof relations &
      typeof review &
      typeof revise &
      typeof revisions &
      typeof search &
      typeof sources &
      typeof sourceFiles &
      typeof suggestions &
      typeof notes &
      typeof webhooks &
      typeof query &
      typeof adjudication &
      typeof agreement &
      typeof agreementOnText &
      typeof codebook &
      typeof codebookFiles;
  }
}
