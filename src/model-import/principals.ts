/** English names of the built-in groups and accounts by those of other languages of Windows, in lower case and without their domain. */
const english: Readonly<Record<string, string>> = {
  ...named('Everyone', [
    'jeder',
    'tout le monde',
    'todos',
    'everyone',
    'iedereen',
    'alla',
    'alle',
    'kaikki',
    'wszyscy',
    'mindenki',
    'все',
    'herkes',
  ]),
  ...named('Users', ['benutzer', 'utilisateurs', 'usuarios', 'users', 'utenti', 'utilizadores', 'usuários', 'gebruikers', 'användare']),
  ...named('Users', ['brugere', 'brukere', 'käyttäjät', 'użytkownicy', 'uživatelé', 'felhasználók', 'пользователи', 'kullanıcılar']),
  ...named('Administrators', ['administratoren', 'administrateurs', 'administradores', 'administrators', 'amministratori', 'beheerders']),
  ...named('Administrators', [
    'administratörer',
    'administratorer',
    'järjestelmänvalvojat',
    'administratorzy',
    'rendszergazdák',
    'администраторы',
  ]),
  ...named('Guests', [
    'gäste',
    'invités',
    'invitados',
    'guests',
    'ospiti',
    'convidados',
    'gasten',
    'gäster',
    'gæster',
    'gjester',
    'goście',
    'hosté',
    'гости',
  ]),
  ...named('NT AUTHORITY\\Authenticated Users', ['authentifizierte benutzer', 'utilisateurs authentifiés', 'usuarios autentificados']),
  ...named('NT AUTHORITY\\Authenticated Users', [
    'authenticated users',
    'usuários autenticados',
    'geverifieerde gebruikers',
    'прошедшие проверку',
  ]),
  ...named('NT AUTHORITY\\SYSTEM', ['system', 'système', 'sistema', 'система']),
  ...named('CREATOR OWNER', [
    'ersteller-besitzer',
    'creator owner',
    'createur proprietaire',
    'créateur propriétaire',
    'creator eigenaar',
    'creador propietario',
  ]),
};

/** The domains under which a Windows lists its own groups: BUILTIN and NT AUTHORITY in its language. */
const builtIn =
  /^(?:BUILTIN|VORDEFINIERT|INTEGRIERT|INGEBOUWD|INDBYGGET|INNEBYGD|INCORPORADO|PREDEFINITO|WBUDOWANI|BEÉPÍTETT|NT[ -]AUTHORITY|NT-AUTORITÄT|AUTORITE NT|AUTORITÉ NT|AUTORIDADE? NT|AUTORITY NT|NT-MYNDIGHET|NT-INSTANS|ZARZĄDZANIE NT)$/i;

function named(name: string, spellings: readonly string[]): Record<string, string> {
  return Object.fromEntries(spellings.map((spelling) => [spelling, name]));
}

/** A principal of a list of permissions as the model names it: the groups that every Windows has by their English names, all others as printed. */
export function principalOf(printed: string): string {
  const text = printed.trim();
  const slash = text.indexOf('\\');
  const domain = slash === -1 ? undefined : text.slice(0, slash);
  if (domain !== undefined && !builtIn.test(domain)) return text;
  const known = english[text.slice(slash + 1).toLowerCase()];
  return known !== undefined && Object.hasOwn(english, text.slice(slash + 1).toLowerCase()) ? known : text;
}

/** Stands for whoever made a file: nobody that connects. */
export const isOwner = (principal: string): boolean => /^CREATOR (?:OWNER|GROUP)$/i.test(principal);
