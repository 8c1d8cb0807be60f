/** The model facts that the labels of the corpus state, for files whose lines alone do not decide. By file name. */
export const labelModels: Readonly<Record<string, string>> = {
  'smsapm32-Q264714-win9x-no-run-account.log': `
client: { kind: sms20-9x }
programs: [{ packageId: XXX00001, name: Setup, runMode: admin-rights, useSoftwareInstallationAccount: true }]
`,
  'smsapm32-Q235205-softinst-account-lookup-1722.log': `
site: { softwareInstallationAccount: 'DOM\\SOFTDIST', serviceLevel: SP2 }
client: { kind: sms20-nt, domain: DOM }
accounts: [{ name: 'DOM\\SOFTDIST', exists: true, groups: ['DOM\\Domain Users'] }]
domains: [{ name: DOM, kind: nt4, lockoutPolicy: { enabled: true }, domainControllers: [DC1, DC2, DC3] }]
`,
  'ccim32-Q236052-connection-account-locked.log': `
site: { code: TB1, clientConnectionAccounts: ['DOM\\SMSClient_TB1'] }
client: { kind: sms20-nt, domain: DOM, role: workstation }
accounts: [{ name: 'DOM\\SMSClient_TB1', passwordChanged: true }]
domains: [{ name: DOM, lockoutPolicy: { enabled: true } }]
`,
  'wnremote-Q304961-bdc-service-account-1326.log': `
site: { serviceLevel: SP3 }
client: { kind: sms20-nt, role: domain-controller, dcKind: bdc }
`,
  'wnmanual-Q221218-min-password-age-1327.log': `
client: { kind: sms20-nt, role: domain-controller }
`,
  'smsapm32-KB810867-dependent-program-needs-user.log': `
client: { kind: sms20-nt, role: workstation, interactiveUser: null }
`,
  'apasetup-Q309437-ts-edition.log': `
client: { kind: sms20-nt, os: Windows NT 4.0 Terminal Server Edition }
`,
  'filebits-lowrights-user-ads-0x80070002.log': `
client: { kind: cm2007 }
`,
};
