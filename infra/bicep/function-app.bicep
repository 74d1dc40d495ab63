// The app itself: Flex Consumption on Linux, runtime "custom": the Functions host starts our self-contained executable (docs/adr/0001).

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Short name of the environment.')
param environment string

@description('Characters that make names unique.')
param unique string

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param clientId string

@description('Name of the Functions host\'s own storage account.')
param hostStorageName string

@description('Address of the container that packages are deployed to.')
param packagesUrl string

@description('Address of the proposals\' tables.')
param tableEndpoint string

@description('Address of the documents\' blobs.')
param blobEndpoint string

@description('The proposals\' table.')
param tableName string

@description('The documents\' container.')
param containerName string

@description('Address of the secret with SendGrid\'s key, without a version: a new version is taken up by itself within a day.')
param sendGridKeyUri string

@description('Connection string of Application Insights. It names a resource and is no secret: who sends must be the app\'s identity.')
param insightsConnectionString string

@description('The address people use, or empty.')
param publicAddress string

@description('E-mail address of the first coordinator.')
param firstCoordinator string

@description('E-mail address that letters come from.')
param mailFrom string

@description('SendGrid\'s address.')
param sendGridEndpoint string

@description('Verification key of the Event Webhook, or empty.')
param sendGridEventKey string

@description('Instances at most.')
param maximumInstances int

@description('Instances kept warm for web requests.')
param alwaysReadyInstances int

@description('Memory of an instance in MiB.')
param instanceMemoryMB int

@description('Client id of the Entra app registration, or empty.')
param entraClientId string

var hostSettings = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
}
// Which of the credentials the app's library would try, one after another: only the identity can succeed here.
var identitySettings = {
  AZURE_CLIENT_ID: clientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
}
var ownSettings = {
  Storage__TableEndpoint: tableEndpoint
  Storage__BlobEndpoint: blobEndpoint
  Storage__Table: tableName
  Storage__Container: containerName
  Storage__MakeMissing: 'false'
  Mail__Delivery: 'SendGrid'
  Mail__From: mailFrom
  Mail__SendGridKey: '@Microsoft.KeyVault(SecretUri=${sendGridKeyUri})'
  Mail__SendGridEndpoint: sendGridEndpoint
  Desk__FirstCoordinator: firstCoordinator
}
var publicSettings = empty(publicAddress) ? {} : { Site__PublicAddress: publicAddress }
var eventSettings = empty(sendGridEventKey) ? {} : { Mail__SendGridEventKey: sendGridEventKey }
var settings = union(hostSettings, identitySettings, ownSettings, publicSettings, eventSettings)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-submissions-${environment}-${unique}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-submissions-${environment}-${unique}'
  location: location
  tags: union(tags, { 'azd-service-name': 'submissions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: [for setting in items(settings): { name: setting.key, value: setting.value }]
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
      }
    }
  }
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

// Organisers have no account, so nobody is sent away: who is on the unit's list is decided by the app (docs/adr/0007).
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(entraClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: entraClientId
          openIdIssuer: '${az.environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: { allowedAudiences: [entraClientId] }
      }
    }
    login: { tokenStore: { enabled: false } }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
