"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/api-reference";
import { CopyButton } from "../ui/copy-button";
import { curlOf, type Call, type OpenApi } from "./open-api";
import { SchemaType, SchemaView } from "./schema-view";
import styles from "./api-reference.module.css";

/** One operation: what it takes, what it answers, and how to try it. Rendered once it is opened. */
export function CallView({ call, api }: { call: Call; api: OpenApi }) {
  const t = useTranslations("Api");
  const [open, setOpen] = useState(false);
  return (
    <details
      id={call.operationId}
      className={styles.call}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={styles.method} data-method={call.method}>
          {call.method}
        </span>{" "}
        <code className={styles.path}>{call.path}</code>
        <span className={styles.summary}>{call.summary}</span>
      </summary>
      {open && (
        <div className={styles.body}>
          {call.description && <p>{call.description}</p>}
          {call.security?.length === 0 && <p>{t("open")}</p>}
          <Parameters call={call} />
          {Object.entries(call.requestBody?.content ?? {}).map(([type, { schema }]) => (
            <section key={type}>
              <h4>
                {t("body")} <code>{type}</code>
              </h4>
              {schema && <SchemaView schema={schema} />}
            </section>
          ))}
          <section>
            <h4>{t("answers")}</h4>
            <dl className={styles.answers}>
              {Object.entries(call.responses).map(([status, { description, content }]) => (
                <div key={status}>
                  <dt>
                    <code>{status}</code>
                  </dt>
                  <dd>
                    {Number(status) >= 400 ? (
                      <span className={styles.words}>{description}</span>
                    ) : content ? (
                      Object.entries(content).map(([type, { schema }]) => (
                        <div key={type}>
                          <code>{type}</code>
                          {schema && <SchemaView schema={schema} />}
                        </div>
                      ))
                    ) : (
                      t("noBody")
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <h4 className={styles.tryHead}>
              {t("example")} <CopyButton size="small" text={curlOf(call, api)} />
            </h4>
            <pre className={styles.curl}>{curlOf(call, api)}</pre>
          </section>
        </div>
      )}
    </details>
  );
}

function Parameters({ call }: { call: Call }) {
  const t = useTranslations("Api");
  if (!call.parameters?.length) return null;
  return (
    <section>
      <h4>{t("parameters")}</h4>
      <ul role="list" className={styles.members}>
        {call.parameters.map((parameter) => (
          <li key={`${parameter.in} ${parameter.name}`}>
            <code className={styles.member}>{parameter.name}</code>{" "}
            <span className={styles.type}>
              {t(`in.${parameter.in}`)},{" "}
              {parameter.schema && <SchemaType schema={parameter.schema} />}
              {!parameter.required && ` ${t("optional")}`}
            </span>{" "}
            <span className={styles.words}>
              {parameter.description ?? parameter.schema?.description}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
