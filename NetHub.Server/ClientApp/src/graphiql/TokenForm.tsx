import { useState, type FormEvent } from 'react';
import { useWords } from '../common/language/LanguageContext.ts';
import { words } from './words.ts';

interface Props {
  readonly signedIn: string | undefined;
  readonly onSignIn: (token: string) => void;
  readonly onSignOut: () => void;
}

/** A field for pasting a token, for hubs without sample clients. */
export function TokenForm({ signedIn, onSignIn, onSignOut }: Props) {
  const text = useWords(words);
  const [token, setToken] = useState('');
  if (signedIn !== undefined) {
    return (
      <div className="signed-in">
        {text.signedInAs} <strong>{signedIn}</strong>
        <button type="button" onClick={onSignOut}>
          {text.signOut}
        </button>
      </div>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setToken('');
    onSignIn(token);
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <label>
        {text.token}
        <input
          type="password"
          required
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit">{text.signIn}</button>
    </form>
  );
}
