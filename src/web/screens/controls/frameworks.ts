const names: Readonly<Record<string, string>> = {
  soc2: 'SOC 2',
  iso27001_2022: 'ISO/IEC 27001:2022',
  iso42001: 'ISO/IEC 42001',
  gdpr: 'GDPR',
  nist_800_53: 'NIST SP 800-53',
  cis_gitlab: 'CIS GitLab Benchmark',
  owasp_cicd: 'OWASP Top 10 CI/CD Security Risks',
  eu_ai_act: 'EU AI Act',
};

/** What people call a framework; one that is not known by its own id. */
export const frameworkName = (framework: string): string => names[framework] ?? framework;
