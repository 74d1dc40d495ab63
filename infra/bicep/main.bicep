// Everything that one environment of Submissions needs in a resource group of its own. No key anywhere: the app reaches storage,
// Key Vault and Application Insights by its identity. docs/operations.md says how to deploy; docs/adr/0009 why it is cut this way.
targetScope = 'resourceGroup'

@description('Short name of the environment, such as production or rehearsal. It becomes a part of every resource\'s name.')
@minLength(2)
@maxLength(12)
param environment string

@description('Azure region of everything. It must offer Flex Consumption: az functionapp list-flexconsumption-locations.')
param location string = resourceGroup().location

@description('The address people use, such as https://sideevents.example.org; links in letters begin with it. Empty: the address that Azure gives the app.')
param publicAddress string = ''

@description('E-mail address of whoever begins: a coordinator of the desk while its list has none.')
param firstCoordinator string

@description('E-mail address that letters come from: a sender that SendGrid has verified.')
param mailFrom string

@description('SendGrid\'s address. https://api.eu.sendgrid.com keeps the data in Europe and needs an account there.')
@allowed(['https://api.sendgrid.com', 'https://api.eu.sendgrid.com'])
param sendGridEndpoint string = 'https://api.sendgrid.com'

@description('Verification key of SendGrid\'s signed Event Webhook, base64. It is public. Empty: no events are taken.')
param sendGridEventKey string = ''

@description('Object id of the Microsoft Entra user or group that may write the SendGrid key into Key Vault. Empty: nobody by this template.')
param secretsOfficerId string = ''

@description('Instances at most: the limit of what an attack or a mistake can cost. One serves about 200 filings a second where it was measured (docs/performance.md).')
@minValue(1)
@maxValue(100)
param maximumInstances int = 10

@description('Instances kept warm for web requests: 0 in quiet months; 1 or 2 in the week of a deadline, so that nobody waits for a start.')
@minValue(0)
@maxValue(10)
param alwaysReadyInstances int = 0

@description('Memory of an instance in MiB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Days for which a deleted or overwritten document can be brought back by an operator.')
@minValue(1)
@maxValue(365)
param documentRestoreDays int = 30

@description('Days for which logs are kept. They hold no addresses and no texts.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('E-mail address that alerts go to.')
param alertEmail string

@description('What the environment may cost in a month, in the subscription\'s currency: at 80 % and at what is forecast to pass it, an e-mail. 0: no budget.')
@minValue(0)
param monthlyBudget int = 20

@description('First day of the month from which the budget counts, such as 2026-12-01. Azure does not let it be changed afterwards.')
param budgetFrom string = utcNow('yyyy-MM-01')

@description('Application (client) id of a Microsoft Entra app registration by which members of the unit may sign in too. Empty: by letter only.')
param entraClientId string = ''

var tags = { app: 'submissions', environment: environment }
var unique = take(uniqueString(resourceGroup().id, environment), 8)

module access 'access.bicep' = {
  name: 'access'
  params: {
    location: location
    tags: tags
    environment: environment
    unique: unique
    secretsOfficerId: secretsOfficerId
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    tags: tags
    unique: unique
    principalId: access.outputs.principalId
    documentRestoreDays: documentRestoreDays
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    tags: tags
    environment: environment
    unique: unique
    principalId: access.outputs.principalId
    storageId: storage.outputs.dataId
    alertEmail: alertEmail
    logDays: logDays
    monthlyBudget: monthlyBudget
    budgetFrom: budgetFrom
  }
}

module functionApp 'function-app.bicep' = {
  name: 'function-app'
  params: {
    location: location
    tags: tags
    environment: environment
    unique: unique
    identityId: access.outputs.identityId
    clientId: access.outputs.clientId
    hostStorageName: storage.outputs.hostName
    packagesUrl: storage.outputs.packagesUrl
    tableEndpoint: storage.outputs.tableEndpoint
    blobEndpoint: storage.outputs.blobEndpoint
    tableName: storage.outputs.tableName
    containerName: storage.outputs.containerName
    sendGridKeyUri: access.outputs.sendGridKeyUri
    insightsConnectionString: monitoring.outputs.connectionString
    publicAddress: publicAddress
    firstCoordinator: firstCoordinator
    mailFrom: mailFrom
    sendGridEndpoint: sendGridEndpoint
    sendGridEventKey: sendGridEventKey
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
    instanceMemoryMB: instanceMemoryMB
    entraClientId: entraClientId
  }
}

@description('Name of the function app: what the package is deployed to.')
output functionAppName string = functionApp.outputs.name

@description('Where the app answers.')
output address string = empty(publicAddress) ? functionApp.outputs.address : publicAddress

@description('The vault that waits for the secret sendgrid-key.')
output keyVaultName string = access.outputs.keyVaultName
