import { useEffect, useRef, useState } from 'react';
import { Header } from './header.tsx';
import { showDescription } from './rest-viewer.ts';
import type { WorkbenchProps } from './workbench-props.ts';

/** The description of the REST door, with every call to try out. */
export function RestWorkbench({ tokens, explanation, children }: WorkbenchProps) {
  const [notice, setNotice] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  // the viewer stays when somebody else signs in, and with it what was typed into its forms
  const source = useRef(tokens);
  useEffect(() => {
    source.current = tokens;
    setNotice(null);
  }, [tokens, explanation]);
  useEffect(() => {
    if (place.current === null) return;
    showDescription(place.current, () => source.current, setNotice).catch((error: unknown) => {
      setNotice(error instanceof Error ? error.message : String(error));
    });
  }, []);
  return (
    <>
      <Header door="REST" explanation={explanation} notice={notice}>
        {children}
      </Header>
      <main>
        <div ref={place} />
      </main>
    </>
  );
}
