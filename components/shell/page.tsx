import type { ReactNode } from "react";
import { DraftsProvider } from "../drafts-provider";
import { SearchLink } from "./search-link";
import { TopBar, type TopBarProps } from "./top-bar";
import styles from "./page.module.css";

export interface PageProps extends TopBarProps {
  readonly title: ReactNode;
  /** One sentence below the title. */
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly tools?: ReactNode;
  /** Above the title, whose height is another on each page, so that it stays where it is. */
  readonly nav?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/**
 * The frame of every page except the reading page: bar, title, content. Of the viewer only the id, the
 * name and whether they run the installation reach the client.
 */
export function Page(props: PageProps) {
  const { title, lead, tools, nav, narrow, children, actions, ...bar } = props;
  return (
    <DraftsProvider personId={bar.viewer?.id ?? null}>
      <TopBar
        {...bar}
        viewer={bar.viewer && { id: bar.viewer.id, name: bar.viewer.name, admin: bar.viewer.admin }}
        actions={actions === undefined ? bar.viewer && <SearchLink /> : actions}
      />
      <main
        id="main"
        tabIndex={-1}
        className={narrow ? `${styles.main} ${styles.narrow}` : styles.main}
      >
        {nav}
        <div className={styles.head}>
          <div className={styles.words}>
            <h1 className={styles.title} dir="auto">
              {title}
            </h1>
            {lead && <div className={styles.lead}>{lead}</div>}
          </div>
          {tools && <div className={styles.actions}>{tools}</div>}
        </div>
        {children}
      </main>
    </DraftsProvider>
  );
}
