"use client";
import { useDeferredValue, useEffect, useId, useState } from "react";
import { call } from "@/components/api";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

interface SpeakerFieldProps {
  readonly label: string;
  readonly projectId: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly autoFocus?: boolean;
}

/** A field for a name, which suggests similar names of the project's speakers. */
export function SpeakerField(props: SpeakerFieldProps) {
  const { label, projectId, value, onChange, autoFocus } = props;
  const names = useSpeakerNames(projectId, value);
  const id = useId();
  return (
    <Field label={label}>
      {(control) => (
        <>
          <TextInput
            {...control}
            list={id}
            dir="auto"
            maxLength={500}
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={id}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** The names of speakers similar to what is typed. */
export function useSpeakerNames(projectId: string, typed: string): readonly string[] {
  const wanted = useDeferredValue(typed.trim());
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let stale = false;
    const query = wanted === "" ? { limit: 50 } : { limit: 10, q: wanted };
    const timer = setTimeout(() => {
      void call("GET /projects/{projectId}/speakers", { params: { projectId }, query }).then(
        (answer) => {
          if (!stale && answer.ok) setNames(answer.value.items.map(({ name }) => name));
        },
      );
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [projectId, wanted]);
  return names;
}
