import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './workers.ts';
import './GraphiQLPane.css';
import { GraphiQL } from 'graphiql';
import { useEffect, useState } from 'react';
import { useLatest } from '../common/useLatest.ts';
import { connectToHub, type RequestContext } from './hubConnection.ts';
import { changesQuery, townshipsQuery } from './queries.ts';

const firstTabs = [{ query: townshipsQuery }, { query: changesQuery }];

interface Props extends RequestContext {
  /** The storage for queries. */
  readonly storage: Storage;
}

/** GraphiQL for one session, so that answers to one department never remain visible to another. */
export function GraphiQLPane({ storage, ...context }: Props) {
  const { session, headers } = context;
  const latest = useLatest<RequestContext>(context);
  const [hub] = useState(() => connectToHub(() => latest.current));
  useEffect(() => hub.close, [hub]);
  useEffect(() => session.onRenewal(hub.reconnect), [hub, session]);
  useEffect(() => hub.reconnect(), [hub, headers]);

  return (
    <GraphiQL
      fetcher={hub.fetcher}
      storage={storage}
      defaultQuery={townshipsQuery}
      defaultTabs={firstTabs}
      schemaDescription
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>{session.id}</GraphiQL.Logo>
    </GraphiQL>
  );
}
