// Two accounts, so that each right is small: one holds the proposals' table and the documents, where the app's identity reaches just these two;
// the other is the Functions host's own (packages, leases of timers), where it needs the whole account.

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Characters that make names unique.')
param unique string

@description('Object id of the app\'s identity.')
param principalId string

@description('Days for which a deleted or overwritten document can be brought back.')
param documentRestoreDays int

var tableDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')
var blobDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var blobDataOwner = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b')

resource data 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stsub${unique}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: data
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = {
  parent: tables
  name: 'submissions'
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: data
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: documentRestoreDays }
    containerDeleteRetentionPolicy: { enabled: true, days: documentRestoreDays }
  }
}

resource documents 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'documents'
  properties: { publicAccess: 'None' }
}

// The app sweeps its own orphans; this ends what no sweep sees: former versions, and uploads that were begun and never committed end by Azure's own week.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: data
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'former-versions-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['documents/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: documentRestoreDays } } }
          }
        }
      ]
    }
  }
}

resource mayUseTable 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(table.id, principalId, tableDataContributor)
  scope: table
  properties: {
    roleDefinitionId: tableDataContributor
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource mayUseDocuments 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(documents.id, principalId, blobDataContributor)
  scope: documents
  properties: {
    roleDefinitionId: blobDataContributor
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource host 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'sthost${unique}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource hostBlobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: host
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: hostBlobs
  name: 'packages'
  properties: { publicAccess: 'None' }
}

// The host makes containers of its own in it (azure-webjobs-hosts, azure-webjobs-secrets), so a container's scope would not do.
resource mayHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, principalId, blobDataOwner)
  scope: host
  properties: {
    roleDefinitionId: blobDataOwner
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output dataId string = data.id
output tableEndpoint string = data.properties.primaryEndpoints.table
output blobEndpoint string = data.properties.primaryEndpoints.blob
output tableName string = table.name
output containerName string = documents.name
output hostName string = host.name
output packagesUrl string = '${host.properties.primaryEndpoints.blob}${packages.name}'
