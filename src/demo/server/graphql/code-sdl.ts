const paging = 'after: String, before: String, first: Int, last: Int';

function connection(name: string, counted = false): string {
  return `
    type ${name}Edge { cursor: String! node: ${name} }
    type ${name}Connection { ${counted ? 'count(limit: Int): Int!' : ''} edges: [${name}Edge] nodes: [${name}] pageInfo: PageInfo! }
  `;
}

/** What of GitLab's schema tells of files, commits, languages, releases and registries. */
export const codeSdl = `
  scalar BigInt
  scalar UntrustedRegexp
  scalar ReleaseID
  scalar PackagesPackageID
  scalar ContainerRegistryProtectionRuleID
  scalar PackagesProtectionRuleID

  enum RefType { HEADS TAGS }
  enum ReleaseSort { CREATED_ASC CREATED_DESC RELEASED_AT_ASC RELEASED_AT_DESC }
  enum ContainerRepositorySort { CREATED_ASC CREATED_DESC NAME_ASC NAME_DESC UPDATED_ASC UPDATED_DESC }
  enum ContainerRepositoryStatus { DELETE_FAILED DELETE_ONGOING DELETE_SCHEDULED }
  enum ContainerProtectionRepositoryRuleAccessLevel { ADMIN MAINTAINER OWNER }
  enum PackageSort { CREATED_ASC CREATED_DESC NAME_ASC NAME_DESC TYPE_ASC TYPE_DESC VERSION_ASC VERSION_DESC }
  enum PackageStatus { DEFAULT DEPRECATED ERROR HIDDEN PENDING_DESTRUCTION PROCESSING }
  enum PackageTypeEnum { CARGO COMPOSER CONAN DEBIAN GENERIC GOLANG HELM MAVEN ML_MODEL NPM NUGET PYPI RPM RUBYGEMS TERRAFORM_MODULE }
  enum PackagesProtectionRuleAccessLevel { ADMIN MAINTAINER OWNER }
  enum PackagesProtectionRuleAccessLevelForDelete { ADMIN OWNER }
  enum PackagesProtectionRulePackageType { CONAN GENERIC HELM MAVEN NPM NUGET PYPI }

  type RepositoryBlob {
    id: ID! name: String path: String! oid: String! size: BigInt rawSize: BigInt rawBlob: String rawTextBlob: String
  }
  type Commit {
    id: ID! author: UserCore authorEmail: String authoredDate: Time committerEmail: String signature: CommitSignature
  }
  enum VerificationStatus {
    MULTIPLE_SIGNATURES OTHER_USER REVOKED_KEY SAME_USER_DIFFERENT_EMAIL UNKNOWN_KEY UNVERIFIED UNVERIFIED_AUTHOR_EMAIL
    UNVERIFIED_KEY VERIFIED VERIFIED_CA VERIFIED_SYSTEM
  }
  interface CommitSignature { verificationStatus: VerificationStatus }
  type GpgSignature implements CommitSignature { verificationStatus: VerificationStatus }
  type SshSignature implements CommitSignature { verificationStatus: VerificationStatus }
  extend type MergeRequest { commitCount: Int commits(${paging}): CommitConnection }
  extend type Repository {
    blobs(${paging}, paths: [String!]!, ref: String, refType: RefType): RepositoryBlobConnection
    commits(${paging}, author: String, committedAfter: Time, committedBefore: Time, query: UntrustedRegexp, ref: String!): CommitConnection
  }
  type RepositoryLanguage { name: String! share: Float }
  type Release {
    id: ReleaseID! name: String tagName: String createdAt: Time releasedAt: Time upcomingRelease: Boolean historicalRelease: Boolean
    author: UserCore
  }
  type ContainerRepository {
    id: ID! name: String! path: String! location: String! status: ContainerRepositoryStatus protectionRuleExists: Boolean!
    createdAt: Time! updatedAt: Time! migrationState: String!
  }
  type ContainerProtectionRepositoryRule {
    id: ContainerRegistryProtectionRuleID! repositoryPathPattern: String!
    minimumAccessLevelForPush: ContainerProtectionRepositoryRuleAccessLevel
    minimumAccessLevelForDelete: ContainerProtectionRepositoryRuleAccessLevel
  }
  type Package {
    id: PackagesPackageID! name: String! version: String packageType: PackageTypeEnum! status: PackageStatus!
    protectionRuleExists: Boolean! createdAt: Time! updatedAt: Time!
  }
  type PackagesProtectionRule {
    id: PackagesProtectionRuleID! packageNamePattern: String! packageType: PackagesProtectionRulePackageType!
    minimumAccessLevelForPush: PackagesProtectionRuleAccessLevel
    minimumAccessLevelForDelete: PackagesProtectionRuleAccessLevelForDelete
  }
  ${connection('RepositoryBlob')}
  ${connection('Commit')}
  ${connection('Release', true)}
  ${connection('ContainerRepository')}
  ${connection('ContainerProtectionRepositoryRule')}
  ${connection('Package', true)}
  ${connection('PackagesProtectionRule')}
  extend type Project {
    languages: [RepositoryLanguage!]
    releases(${paging}, sort: ReleaseSort): ReleaseConnection
    containerRepositories(${paging}, name: String, sort: ContainerRepositorySort): ContainerRepositoryConnection
    containerProtectionRepositoryRules: ContainerProtectionRepositoryRuleConnection
    packages(${paging}, includeVersionless: Boolean, packageName: String, packageType: PackageTypeEnum, packageVersion: String, sort: PackageSort, status: PackageStatus): PackageConnection
    packagesProtectionRules: PackagesProtectionRuleConnection
  }
`;
